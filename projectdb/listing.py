"""The project database as a visitor asks for it: the form of its address, and what the page shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.i18n import active_language
from projectdb.facets import FILTERS
from projectdb.querysets import ProjectQuerySet
from search.audiences import audience_for
from search.filters import Filter
from search.forms import FIRST_YEAR, LAST_YEAR, SearchForm
from search.results import Request
from search.showing import shown_of

BARS = 10
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

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        """Number of projects by year of start, without gaps; projects without a date are left out."""
        counts = {int(year): count for year, count in self.shown.results.facets["year"].items()}
        return [(year, counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)] if counts else []
