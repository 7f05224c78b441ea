"""What the search page shows of an answer: tabs, facets, chips, pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.i18n import sort_key
from search import engine
from search.filters import Filter
from search.forms import SearchForm
from search.results import LAST, Request, Results
from search.sources import SOURCES
from search.text.understanding import terms_near

SHOWN = 10  # values of a facet that are always shown


@dataclass(slots=True)  # not frozen: a page makes two hundred, and that takes twice as long
class Option:
    """One value of a facet."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    without: str  # query of the same search without it, if it is chosen
    level: int  # how deep it stands in a hierarchy, 0 at its top


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

    def __init__(self, form: SearchForm, request: Request, results: Results, url: str) -> None:
        self.form, self.request, self.results, self.url = form, request, results, url

    def pairs(self, **changes: str) -> list[tuple[str, str]]:
        """Return the parameters of this search in their order, some replaced; "" takes one out."""
        request, form = self.request, self.form
        sort = request.sort if request.sort != form.usual_sort else ""
        chosen = [(one.name, value) for one in form.filters for value in request.chosen.get(one.name, ())]
        kept = [(name, form.data.get(name, "")) for name in ("since", "until", *form.kept)]
        pairs = [("q", form.text), ("type", request.source), *chosen, ("sort", sort), *kept]
        pairs = [(name, value) for name, value in pairs if name not in changes] + list(changes.items())
        return [(name, value) for name, value in pairs if value]

    @property
    def query(self) -> str:
        """The query of the address of this search: always the same for the same search."""
        return urlencode(self.pairs())

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets that have something to choose."""
        facets = []
        for one in self.form.filters:
            options = self.options[one.name]
            if options and one.is_offered:
                first: list[Option] = []
                more: list[Option] = []
                for n, option in enumerate(options):
                    (first if n < SHOWN or option.is_chosen or one.is_tree else more).append(option)
                is_open = one.is_open or any(option.is_chosen for option in options)
                facets.append(Facet(one.legend, one.name, first, more, is_open))
        return facets

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """The values of each facet."""
        return {one.name: self.options_of(one) for one in self.form.filters}

    def options_of(self, one: Filter) -> list[Option]:
        """Return the values of a facet in their order; chosen ones stay even without a result."""
        place, counts = one.place, dict(self.results.facets.get(one.name, {}))
        chosen = self.request.chosen.get(one.name, ())
        counts |= {value: 0 for value in chosen if value not in counts}
        options = [
            Option(
                one.name,
                value,
                text,
                count,
                value in chosen,
                self.without(one.name, value) if value in chosen else "",
                len(place(value)) - 1 if place and one.is_tree else 0,
            )
            for value, count in counts.items()
            if (text := one.label(value))
        ]
        if place:
            return sorted(options, key=lambda option: place(option.value))
        return sorted(options, key=lambda option: (-option.count, sort_key(option.label)))

    def without(self, name: str, value: str) -> str:
        """Return the query of the same search without a value."""
        return urlencode([pair for pair in self.pairs() if pair != (name, value)])

    def only(self, name: str, value: str) -> str:
        """Return the query of the same search with one value of a facet and none beside it."""
        return urlencode([*((n, v) for n, v in self.pairs() if n != name), (name, value)])

    @property
    def chosen(self) -> list[Option]:
        """The values that the reader chose, the ends of a period among them."""
        values = [option for options in self.options.values() for option in options if option.is_chosen]
        return [*values, *self.period]

    @property
    def period(self) -> Iterator[Option]:
        """Yield the ends of the period that was understood."""
        for name, text in (("since", _("since %(year)s")), ("until", _("until %(year)s"))):
            value = self.form.data.get(name, "").strip()
            if value and name not in self.form.errors:
                yield Option(name, value, text % {"year": value}, 0, True, urlencode(self.pairs(**{name: ""})), 0)

    @property
    def without_choices(self) -> str:
        """The query of the same words without any filter."""
        return urlencode({"q": self.form.text}) if self.form.text else ""

    @property
    def has_period(self) -> bool:
        """Whether the reader wrote something for a period."""
        return any(self.form.data.get(name) for name in ("since", "until"))

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
                label,
                0,
                urlencode(self.pairs(sort="" if name == self.form.usual_sort else name)),
                name == self.request.sort,
            )
            for name, label in self.form.sorts.items()
            if self.request.query or name != "relevance"
        ]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the facets keeps."""
        return [(name, value) for name, value in self.pairs() if name in self.form.hidden]

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


def shown_of(form: SearchForm, url: str, sort: str = "") -> Shown:
    """Ask for what a form says, perhaps in another order; a page beyond the last gives the last."""
    asked = form.request()
    asked = replace(asked, sort=sort or asked.sort)
    results = engine.find(asked)
    if results.total and not results.hits:
        asked = form.last_page(asked, results.total)
        results = engine.find(asked)
    return Shown(form, asked, results, url)
