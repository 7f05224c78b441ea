"""The search page, its feed, suggestions while somebody types, and the count of searches."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core.frame import Frame
from core.i18n import active_language
from search import suggestions
from search.actions import count_search
from search.audiences import audience_for
from search.feeds import feed_of
from search.forms import SearchForm
from search.query import parse
from search.showing import Shown, shown_of
from search.text.understanding import related_forms

MOST_TYPED = 100  # characters that suggestions are made for


def answered(request: HttpRequest, sort: str = "") -> Shown:
    """Return the search of an address, perhaps in another order, and its answer.

    A page beyond the last gives the last.
    """
    form = SearchForm(request.GET, active_language(), audience_for(request))
    return shown_of(form, reverse("search"), sort)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return what a query finds in the reader's language, and what there is in others.

    Query: see `search.forms.SearchForm`. Costs no query of the database while the search engine answers.
    """
    Frame.of(request).is_shared = True
    shown = answered(request)
    context = {
        "shown": shown,
        "form": shown.form,
        "results": shown.results,
        "entries": shown.entries,
        "understood": shown.request.query,
        "also": related_forms(shown.request.query, shown.request.language),
    }
    return render(request, "search/results.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Return the newest results of a search as an Atom feed. Query: as the search page, whose order does not matter."""
    return feed_of(answered(request, sort="newest"))


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return what somebody may be about to search for.

    Query: `q`, the beginning of a text. Answer: {"groups": [{"label", "items": [{"text", "url", "kind"}]}]}.
    """
    words = parse(request.GET.get("q", "")[:MOST_TYPED]).words
    groups = suggestions.groups_for(words, active_language(), audience_for(request)) if words else []
    return JsonResponse({"groups": groups})


@csrf_exempt
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Count a search that a browser showed, or a click on one of its results; nothing about the reader is kept.

    Body: `q`, and `click=1` for a click. There is nothing to forge but a count, so it needs no token.
    """
    count_search(text=request.POST.get("q", ""), language=active_language(), is_click="click" in request.POST)
    return HttpResponse(status=204)
