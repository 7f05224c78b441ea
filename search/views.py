"""The search page."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.querysets import PortalPageQuerySet

PAGE_SIZE = 20
MAX_LENGTH = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return the pages in the reader's language that hold all words of a query.

    Query: `q`, words; `page`, number of the result page. A page beyond the last is not found.
    """
    words = request.GET.get("q", "").strip()[:MAX_LENGTH]
    number = request.GET.get("page", "1")
    shown = PortalPageQuerySet(Page).shown().filter(depth__gt=2)
    pages = PortalPageQuerySet(Page).filter(pk__in=shown.order_by().values("pk"))  # the search reads plain filters only
    results = Paginator(pages.search(words) if words else [], PAGE_SIZE)
    if not number.isdecimal() or not 1 <= int(number) <= results.num_pages:
        raise Http404
    entries = results.page(int(number))
    found = PortalPageQuerySet(Page).filter(pk__in=[page.pk for page in entries]).specific().in_bulk() if words else {}
    context = {"words": words, "entries": entries, "hits": [found[page.pk] for page in entries]}
    return render(request, "search/results.html", context)
