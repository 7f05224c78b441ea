"""The project database at a glance: filters, their counts, the map, the years; four queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Count, F
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.fields import LocalizedText
from core.i18n import sort_key
from projectdb.querysets import ProjectQuerySet

BARS = 10


@dataclass(frozen=True)
class Filters:
    """What a visitor asks the list for; each value is a code of an authority list."""

    country: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Read `country` (ISO 3166-1 alpha-2), `theme` and `framework`, each any number of times."""
        return cls(
            *(
                tuple(sorted({value.replace("\0", "")[:60] for value in query.getlist(name)} - {""}))
                for name in cls.names()
            )
        )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of the query's parameters."""
        return tuple(cls.__dataclass_fields__)

    def apply(self, projects: ProjectQuerySet) -> ProjectQuerySet:
        """Keep the projects that have one of the values asked for under each name; unknown ones give none."""
        if self.country:
            projects = projects.in_countries(self.country)
        if self.theme:
            projects = projects.on_themes(self.theme)
        if self.framework:
            projects = projects.filter(framework__in=self.framework)
        return projects

    @property
    def query(self) -> str:
        """The query of the address of this selection, without a page number."""
        return urlencode([(name, value) for name in self.names() for value in getattr(self, name)])

    @property
    def feed_query(self) -> str:
        """The query of the feed of this selection; feeds know countries and themes."""
        pairs = [(name, value) for name in ("country", "theme") for value in getattr(self, name)]
        return f"?{urlencode(pairs)}" if pairs else ""

    def without(self, name: str, value: str) -> str:
        """Return the query of the selection that lacks one value."""
        pairs = [(n, v) for n in self.names() for v in getattr(self, n) if (n, v) != (name, value)]
        return urlencode(pairs)


@dataclass(frozen=True)
class Option:
    """One value of a filter."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    without: str


@dataclass(frozen=True)
class Facet:
    """One filter with its values."""

    legend: str
    name: str
    options: list[Option]
    is_open: bool


class Overview:
    """Counts over all projects shown, for the filters, the map and the charts."""

    def __init__(self, projects: ProjectQuerySet, filters: Filters, url: str) -> None:
        self.projects = projects.order_by()
        self.filters = filters
        self.url = url

    def options(self, name: str, path: str, label: str) -> list[Option]:
        """Count the projects of each value of one filter, most frequent first."""
        rows = (
            self.projects.filter(**{f"{path}__isnull": False})
            .values(code=F(path), label=F(label))
            .annotate(n=Count("pk", distinct=True))
        )
        chosen = getattr(self.filters, name)
        options = [
            Option(
                name,
                row["code"],
                str(LocalizedText(row["label"])),
                row["n"],
                row["code"] in chosen,
                self.filters.without(name, row["code"]),
            )
            for row in rows
        ]
        return sorted(options, key=lambda option: (-option.count, sort_key(option.label)))

    @cached_property
    def countries(self) -> list[Option]:
        """Countries of the territories that projects tie."""
        return self.options("country", "territories__country", "territories__country__label")

    @cached_property
    def themes(self) -> list[Option]:
        """Areas of intervention."""
        return self.options("theme", "theme_links__theme", "theme_links__theme__label")

    @cached_property
    def frameworks(self) -> list[Option]:
        """Programmes."""
        return self.options("framework", "framework", "framework__label")

    @property
    def facets(self) -> list[Facet]:
        """The filters with their headings, in the order of the page."""
        return [
            Facet(_("Country"), "country", self.countries, bool(self.filters.country)),
            Facet(_("Theme"), "theme", self.themes, True),
            Facet(_("Framework"), "framework", self.frameworks, True),
        ]

    @property
    def active_country(self) -> str:
        """The country that the map marks."""
        return self.filters.country[0] if len(self.filters.country) == 1 else ""

    @property
    def theme_bars(self) -> list[tuple[str, int, str]]:
        """The most frequent themes: name, number of projects, address."""
        return [(o.label, o.count, f"{self.url}?theme={o.value}") for o in self.themes[:BARS]]

    @property
    def chosen(self) -> list[Option]:
        """The values that the visitor chose and that exist."""
        return [option for facet in self.facets for option in facet.options if option.is_chosen]

    @property
    def places(self) -> list[tuple[str, str, int, str]]:
        """Countries for the map: code, name, number of projects, address."""
        return [(o.value, o.label, o.count, f"{self.url}?country={o.value}") for o in self.countries]

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        """Number of projects by year of start, without gaps; projects without a date are left out."""
        rows = self.projects.filter(starts_on__isnull=False).values_list("starts_on__year").annotate(n=Count("pk"))
        counts = dict(rows)
        return [(year, counts.get(year, 0)) for year in range(min(counts), max(counts) + 1)] if counts else []
