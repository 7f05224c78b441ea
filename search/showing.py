"""What the search page shows of an answer: tabs, facets, chips, pages."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.i18n import sort_key
from search.forms import SearchForm
from search.labels import LEGENDS, label
from search.results import FACETS, LAST, SORTS, Request, Results
from search.sources import SOURCES
from search.text.understanding import terms_near

SHOWN = 10  # values of a facet that are always shown
OPEN = ("theme", "region")
SORT_LABELS = {"relevance": _("Most relevant first"), "newest": _("Newest first"), "oldest": _("Oldest first")}


@dataclass(frozen=True)
class Option:
    """One value of a facet."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    without: str  # query of the same search without it, if it is chosen


@dataclass(frozen=True)
class Facet:
    """One facet: the values of most results, and further ones."""

    legend: Any
    name: str
    options: list[Option]
    more: list[Option]
    is_open: bool


@dataclass(frozen=True)
class Tab:
    """One kind of content, or one order."""

    label: Any
    count: int
    query: str
    is_current: bool


class Shown:
    """A search and its answer as the page needs them."""

    def __init__(self, form: SearchForm, request: Request, results: Results) -> None:
        self.form, self.request, self.results = form, request, results
        self.url = reverse("search")

    def pairs(self, **changes: str) -> list[tuple[str, str]]:
        """Return the parameters of this search in their order, some replaced; "" takes one out."""
        request = self.request
        given = {
            "q": self.form.text,
            "type": request.source,
            "since": self.form.data.get("since", ""),
            "until": self.form.data.get("until", ""),
            "sort": request.sort if request.sort != "relevance" else "",
        } | changes
        pairs = [(name, value) for name, value in given.items() if value]
        chosen = [(name, value) for name in FACETS for value in request.chosen.get(name, ())]
        return [*pairs[:2], *chosen, *pairs[2:]]

    @property
    def query(self) -> str:
        """The query of the address of this search: always the same for the same search."""
        return urlencode(self.pairs())

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets that have something to choose."""
        facets = []
        for name in FACETS:
            options = self.options(name)
            if options:
                first = [option for n, option in enumerate(options) if n < SHOWN or option.is_chosen]
                more = [option for option in options if option not in first]
                is_open = name in OPEN or any(option.is_chosen for option in options)
                facets.append(Facet(LEGENDS[name], name, first, more, is_open))
        return facets

    def options(self, name: str) -> list[Option]:
        """Return the values of a facet, most results first; chosen ones stay even without a result."""
        counts = dict(self.results.facets.get(name, {}))
        chosen = self.request.chosen.get(name, ())
        counts |= {value: 0 for value in chosen if value not in counts}
        options = [
            Option(name, value, text, count, value in chosen, self.without(name, value) if value in chosen else "")
            for value, count in counts.items()
            if (text := label(name, value))
        ]
        if name == "year":
            return sorted(options, key=lambda option: option.value, reverse=True)
        return sorted(options, key=lambda option: (-option.count, sort_key(option.label)))

    def without(self, name: str, value: str) -> str:
        """Return the query of the same search without a value."""
        return urlencode([pair for pair in self.pairs() if pair != (name, value)])

    @property
    def chosen(self) -> list[Option]:
        """The values that the reader chose."""
        return [o for facet in self.facets for o in (*facet.options, *facet.more) if o.is_chosen]

    @property
    def without_choices(self) -> str:
        """The query of the same words without any filter."""
        return urlencode({"q": self.form.text})

    @property
    def has_filters(self) -> bool:
        """Whether the search has any filter besides its words."""
        request = self.request
        return bool(request.chosen or request.source or request.since or request.until)

    @property
    def near_terms(self) -> list[str]:
        """Terms of the glossary near the words of a search that finds nothing."""
        return terms_near(self.request.query, self.request.language)

    @property
    def tabs(self) -> list[Tab]:
        """The kinds of content with a result, and all."""
        counts, source = self.results.sources, self.request.source
        tabs = [Tab(_("All"), sum(counts.values()), urlencode(self.pairs(type="")), not source)]
        for name, text in SOURCES.items():
            if counts.get(name) or name == source:
                tabs.append(Tab(text, counts.get(name, 0), urlencode(self.pairs(type=name)), name == source))
        return tabs

    @property
    def sorts(self) -> list[Tab]:
        """The orders of the results."""
        return [
            Tab(
                SORT_LABELS[name],
                0,
                urlencode(self.pairs(sort="" if name == "relevance" else name)),
                name == self.request.sort,
            )
            for name in SORTS
        ]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the facets keeps."""
        names = ("q", "type", "sort")
        return [(name, value) for name, value in self.pairs() if name in names]

    @property
    def entries(self) -> Page:
        """The hits as a page of the paginator."""
        paginator = Paginator(self.results.hits, self.request.size)
        paginator.count = min(self.results.total, LAST)
        return Page(self.results.hits, self.request.page, paginator)

    @property
    def is_last_reached(self) -> bool:
        """Whether there are more results than can be paged through."""
        return self.results.total > LAST
