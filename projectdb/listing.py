"""The project database as a visitor asks for it: the form of its address, and what the page shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.frame import Frame
from core.i18n import active_language
from projectdb.facets import FILTERS
from projectdb.places import address_of_corridor, addresses_of_countries, corridor_title
from projectdb.querysets import ProjectQuerySet
from reference.models import Country
from search.audiences import audience_for
from search.filters import Filter, labels_of
from search.forms import FIRST_YEAR, LAST_YEAR, SearchForm
from search.results import Request, Results
from search.showing import shown_of

BARS = 10
ENDS = 4  # countries whose pages are named
FIGURES = "stats"  # the same word in every language, as all names of drawn pages
FILES = ("csv", "xlsx", "json", "geojson")  # in which all projects of a selection can be had
FEED_FACETS = ("country", "theme")  # what a feed can be narrowed by


@dataclass
class ProjectForm(SearchForm):
    """The parameters of the list of projects.

    Those of a search but `type`, and each name in `projectdb.facets.FILTERS` any number of times. `since` and `until`
    keep the projects that were at work in the years between. `sort` may also be "title" and "budget".
    """

    filters: ClassVar[tuple[Filter, ...]] = FILTERS
    sorts: ClassVar[Mapping[str, Any]] = {
        "newest": _("Latest start first"),
        "oldest": _("Earliest start first"),
        "title": _("By title"),
        "budget": _("By budget, each currency by itself"),
        "relevance": _("Most relevant first"),
    }
    hidden: ClassVar[tuple[str, ...]] = ("sort", "country", "view")
    kept: ClassVar[tuple[str, ...]] = ("view",)  # the frame of the map

    @property
    def usual_sort(self) -> str:
        """By relevance when there are words, else by start."""
        return "relevance" if self.text.strip() else "newest"

    def request(self) -> Request:
        """Return the search that was asked for."""
        asked = super().request()
        is_by_words = bool(asked.query) or asked.sort != "relevance"
        return replace(
            asked,
            only="projects",
            source="",
            chosen={**asked.chosen, **self.years(asked)},
            counted=(*asked.counted, "year"),
            since=None,
            until=None,
            sort=asked.sort if is_by_words else "newest",
        )

    def years(self, asked: Request) -> dict[str, tuple[str, ...]]:
        """Return the years of a period as codes of a facet."""
        if not asked.since and not asked.until:
            return {}
        first, last = sorted(
            (asked.since.year if asked.since else FIRST_YEAR, asked.until.year if asked.until else LAST_YEAR)
        )
        return {"active": tuple(map(str, range(first, last + 1)))}


class Listing:
    """A search among projects and its answer, as the page of the database needs them."""

    def __init__(self, request: HttpRequest, url: str, projects: ProjectQuerySet) -> None:
        form = ProjectForm(request.GET, active_language(), audience_for(request))
        self.shown = shown_of(form, url)
        self.url, self.projects = url, projects
        self.countries_url = Frame.of(request).addresses.get("countryprofileindexpage", "")

    @cached_property
    def entries(self) -> Page:
        """The projects of this page of the list."""
        page = self.shown.entries
        numbers = [hit.pk for hit in page]
        found = {project.pk: project for project in self.projects.filter(pk__in=numbers).for_cards()}
        page.object_list = [found[number] for number in numbers if number in found]
        return page

    @property
    def feed_query(self) -> str:
        """The query of the feed of this selection, as far as feeds can be narrowed."""
        chosen = self.shown.request.chosen
        pairs = [(name, value) for name in FEED_FACETS for value in chosen.get(name, ())]
        return f"?{urlencode(pairs)}" if pairs else ""

    @cached_property
    def ways(self) -> list[tuple[str, str]]:
        """Name and address of the pages of the countries chosen, and of their corridor if it is one."""
        names = labels_of(Country)
        origins, destinations, others = (
            [code for code in self.shown.request.chosen.get(role, ()) if code in names]
            for role in ("origin", "destination", "country")
        )
        codes = list(dict.fromkeys([*origins, *destinations, *others]))[:ENDS]
        urls = addresses_of_countries(self.countries_url, codes) if codes else {}
        ways = [(str(names[code]), url) for code, url in urls.items()]
        if urls and self.shown.results.total and len(origins) == len(destinations) == 1 and origins != destinations:
            pair = origins[0], destinations[0]
            title = corridor_title(*(names[code] for code in pair))
            ways.append((title, address_of_corridor(self.countries_url, *pair)))
        return ways

    @property
    def active_country(self) -> str:
        """The country that the map marks."""
        chosen = self.shown.request.chosen.get("country", ())
        return chosen[0] if len(chosen) == 1 else ""

    @property
    def places(self) -> list[tuple[str, str, int, str]]:
        """Countries for the map: code, name, number of projects, address of this selection in that country."""
        return self.rows("country")

    @property
    def theme_bars(self) -> list[tuple[str, int, str]]:
        """The most frequent themes: name, number of projects, address of this selection on that theme."""
        return [(label, count, url) for _code, label, count, url in self.rows("theme")[:BARS]]

    def rows(self, name: str) -> list[tuple[str, str, int, str]]:
        """Return the values of a facet with a project: code, name, number, address of this selection with it alone."""
        options = self.shown.options[name]
        return [(o.value, o.label, o.count, f"{self.url}?{self.shown.only(name, o.value)}") for o in options if o.count]

    @property
    def figures_url(self) -> str:
        """Address of all figures of this selection."""
        return with_query(f"{self.url}{FIGURES}/", self.shown.query)

    @property
    def files(self) -> list[tuple[str, str]]:
        """Name and address of each file with all projects of this selection."""
        return [(form.upper(), with_query(f"{self.url}projects.{form}", self.shown.query)) for form in FILES]

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        """Number of projects by year of start, without gaps; projects without a date are left out."""
        return by_year(self.shown.results)


def by_year(results: Results) -> list[tuple[int, int]]:
    """Return the number of projects by year of start, without gaps; projects without a date are left out."""
    counts = {int(year): count for year, count in results.facets.get("year", {}).items()}
    return [(year, counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)] if counts else []


def with_query(url: str, query: str) -> str:
    """Return an address with a query, if there is one."""
    return f"{url}?{query}" if query else url
