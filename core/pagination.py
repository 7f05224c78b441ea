"""Pages of a list; each has one address, and there are no others."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest


def page_of(entries: Sequence[Any] | QuerySet, size: int, request: HttpRequest) -> Page:
    """Return the page of a list that the query's `page` asks for; raise `Http404` when there is none."""
    try:
        return Paginator(entries, size).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
