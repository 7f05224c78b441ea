"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.pagination import page_of
from core.querysets import PortalPageQuerySet

PAGE_SIZE = 20
MAX_LENGTH = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return the pages in the reader's language that hold all words of a query.

    Query: `q`, words; `page`, number of the result page. A page beyond the last is not found.
    """
    words = request.GET.get("q", "").replace("\0", "").strip()[:MAX_LENGTH]
    shown = PortalPageQuerySet(Page).shown().filter(depth__gt=2)
    pages = PortalPageQuerySet(Page).filter(pk__in=shown.order_by().values("pk"))  # the search reads plain filters only
    entries = page_of(pages.specific().search(words) if words else [], PAGE_SIZE, request)
    return render(request, "search/results.html", {"words": words, "entries": entries})
