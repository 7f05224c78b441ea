"""Pages of a list; each has one address, and there are no others."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

LONGEST = 9  # digits of the number of a page


def page_of(entries: Sequence[Any] | QuerySet, size: int, request: HttpRequest) -> Page:
    """Return the page of a list that the query's `page` asks for; raise `Http404` when there is none."""
    try:
        return Paginator(entries, size).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error


def page_parameter(request: HttpRequest) -> str:
    """Return "?page=2" for a later part of a whole list; "" for the first part and for a list that is filtered."""
    number = request.GET.get("page", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST
    is_later_part = set(request.GET) == {"page"} and is_number and int(number) > 1
    return f"?page={int(number)}" if is_later_part else ""
