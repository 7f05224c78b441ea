"""What the projects tell of countries: of all of them, and of one; so many queries for any number of projects."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Value, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.fields import LocalizedText
from core.i18n import active_language, sort_key
from projectdb.listing import FIGURES
from projectdb.places import Corridor, PlaceOverview, addresses_of_countries, corridors_of, threads_of
from projectdb.querysets import ProjectQuerySet
from reference.models import Country, Organisation

PROJECTS, THEMES = 6, 8  # shown of each
GROUPS = {
    "from-there": _("Projects that start from there"),
    "to-there": _("Projects that lead there"),
    "others": _("Other projects with that country"),
}


@dataclass(frozen=True)
class Entry:
    """One country of the directory."""

    code: str
    name: str
    count: int
    url: str


class Directory:
    """All countries with projects by region, and all corridors; three queries."""

    def __init__(self, projects: ProjectQuerySet, addresses: dict[str, str]) -> None:
        self.projects = projects.in_language()
        self.list_url = addresses.get("countryprofileindexpage", "")

    @cached_property
    def regions(self) -> list[tuple[str, list[Entry]]]:
        """Names of regions with their countries, both by name; countries without a region come last."""
        rows = list(self.projects.countries())
        urls = addresses_of_countries(self.list_url, [row["code"] for row in rows])
        found: dict[str, list[Entry]] = {}
        for row in rows:
            name, region = (str(LocalizedText(row[label] or {})) for label in ("label", "region_label"))
            found.setdefault(region, []).append(Entry(row["code"], name, row["count"], urls.get(row["code"], "")))
        regions = sorted(found.items(), key=lambda item: (not item[0], sort_key(item[0])))
        return [(region, sorted(entries, key=lambda entry: sort_key(entry.name))) for region, entries in regions]

    @cached_property
    def corridors(self) -> list[Corridor]:
        """All corridors by name."""
        return sorted(corridors_of(self.projects, self.list_url), key=lambda corridor: sort_key(corridor.title))

    @property
    def threads(self) -> list[tuple[str, str, int]]:
        """The corridors for the map."""
        return threads_of(self.corridors)


@dataclass(frozen=True)
class Numbers:
    """How many projects a country has in one language, and in how many of them it has a role."""

    total: int = 0
    origin: int = 0
    destination: int = 0


def numbers_by_language(projects: ProjectQuerySet, code: str) -> dict[str, Numbers]:
    """Count the projects in one country (ISO 3166-1 alpha-2) in each language that has any; one query."""
    rows = (
        projects.in_country(code)
        .order_by()
        .values(language=F("locale__language_code"))
        .annotate(
            total=Count("pk"),
            from_there=Count("pk", filter=projects.has_territory(code, "origin")),
            to_there=Count("pk", filter=projects.has_territory(code, "destination")),
        )
    )
    return {row["language"]: Numbers(row["total"], row["from_there"], row["to_there"]) for row in rows}


@dataclass(frozen=True)
class Group:
    """Projects in which a country has one role, those that started last; `url` leads to all where there are more."""

    name: str
    title: Any
    projects: list[Any]
    url: str


class CountryOverview(PlaceOverview):
    """One country: its projects by role, its corridors, its themes."""

    def __init__(self, country: Country, projects: ProjectQuerySet, addresses: dict[str, str]) -> None:
        super().__init__(projects.in_language().in_country(country.code), [country], addresses)
        self.country, self.code = country, country.code
        self.everywhere = projects  # in every language

    @cached_property
    def by_language(self) -> dict[str, Numbers]:
        """Number of projects in each language."""
        return numbers_by_language(self.everywhere, self.code)

    @property
    def numbers(self) -> Numbers:
        """Number of projects in the reader's language."""
        return self.by_language.get(active_language(), Numbers())

    @cached_property
    def groups(self) -> list[Group]:
        """The latest projects by the role of the country, without empty groups; three queries."""
        starts, leads = (self.projects.has_territory(self.code, role) for role in ("origin", "destination"))
        conditions = {"from-there": Q(starts), "to-there": Q(leads), "others": ~Q(starts) & ~Q(leads)}
        latest = [
            self.projects.filter(condition).annotate(group=Value(name)).by_start().without_texts()[: PROJECTS + 1]
            for name, condition in conditions.items()
        ]
        cards = list(latest[0].union(*latest[1:], all=True))
        prefetch_related_objects(cards, *self.projects.card_links())
        groups = [self.group(name, [card for card in cards if card.group == name]) for name in conditions]
        return [group for group in groups if group.projects]

    def group(self, name: str, cards: list[Any]) -> Group:
        """Return some of the projects of a group, with a link to all where there are more."""
        return Group(name, GROUPS[name], cards[:PROJECTS], self.all_url if len(cards) > PROJECTS else "")

    @property
    def all_url(self) -> str:
        """Address of the list of projects, narrowed to this country."""
        return f"{self.projects_url}?country={self.code}" if self.projects_url else ""

    @property
    def figures_url(self) -> str:
        """Address of the figures of this country."""
        return f"{self.projects_url}{FIGURES}/?country={self.code}" if self.projects_url else ""

    @cached_property
    def corridors(self) -> list[Corridor]:
        """The corridors that start or end in this country."""
        rows = corridors_of(self.projects, self.countries_url)
        return [row for row in rows if self.code in (row.origin, row.destination)]

    @property
    def threads(self) -> list[tuple[str, str, int]]:
        """The corridors for the map."""
        return threads_of(self.corridors)

    @cached_property
    def theme_bars(self) -> list[tuple[str, int, str]]:
        """The most frequent themes: name, number of projects, address of the list of these; none without that list."""
        if not self.all_url:
            return []
        themes = self.projects.filter(theme_links__isnull=False)
        rows = themes.values(code=F("theme_links__theme"), label=F("theme_links__theme__label"))
        counted = [(str(LocalizedText(row["label"])), row["n"], row["code"]) for row in rows.annotate(n=Count("pk"))]
        frequent = sorted(counted, key=lambda row: (-row[1], sort_key(row[0])))[:THEMES]
        return [(name, count, f"{self.all_url}&theme={code}") for name, count, code in frequent]

    @cached_property
    def seated(self) -> list[Organisation]:
        """Organisations of the list that have their seat in this country and take part in none of its projects."""
        rows = self.projects.model.organisations.rel.related_model.objects
        taking_part = rows.filter(organisation=OuterRef("pk"), page__in=self.projects.values("pk"))
        seated = Organisation.objects.filter(country=self.country, is_demo=False)
        return seated.filter(~Exists(taking_part)).by_name()
