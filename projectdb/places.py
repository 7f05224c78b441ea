"""Addresses of countries and corridors, and what is shown of either."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import Count, F
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page

from core.addresses import address_of
from core.fields import LocalizedText
from core.frame import Frame
from core.querysets import PortalPageQuerySet
from projectdb.querysets import ProjectQuerySet
from reference.about import Section, sections_about
from reference.models import Country, Organisation

ORGANISATIONS, PAIRS = 20, 4  # shown of each


def addresses_of_countries(list_url: str, codes: Iterable[str]) -> dict[str, str]:
    """Return the address of the page of each country by code (ISO 3166-1 alpha-2), in the reader's language.

    That is its written profile, or else the page that the list of countries draws. `list_url` is the address of that
    list; "" where the language has none, and then countries have no pages either. One query.
    """
    if not list_url:
        return {}
    addresses = {code: f"{list_url}{code}/" for code in codes}
    profiles = PortalPageQuerySet(Page).shown().filter(countryprofilepage__country__in=addresses)
    written = profiles.values_list("countryprofilepage__country", "url_path")
    return addresses | {code: address_of(Page(url_path=path)) for code, path in written}


def address_of_corridor(list_url: str, origin: str, destination: str) -> str:
    """Return the address of the page of a corridor; codes are ISO 3166-1 alpha-2, `list_url` as for countries."""
    return f"{list_url}{origin}-{destination}/" if list_url else ""


@dataclass(frozen=True)
class Corridor:
    """Two countries that projects tie, and how many projects do."""

    origin: str
    destination: str
    title: str
    count: int
    url: str


def corridors_of(projects: ProjectQuerySet, list_url: str) -> list[Corridor]:
    """Return the corridors of some projects, those with most projects first; one query."""
    return [
        Corridor(
            row["origin"],
            row["destination"],
            corridor_title(LocalizedText(row["origin_label"]), LocalizedText(row["destination_label"])),
            row["count"],
            address_of_corridor(list_url, row["origin"], row["destination"]),
        )
        for row in projects.corridors()
    ]


def links_of(project: Any, request: HttpRequest) -> list[tuple[str, str]]:
    """Return name and address of the countries of a project and of its first corridors; one query."""
    list_url = Frame.of(request).addresses.get("countryprofileindexpage", "")
    ends = [
        list(dict.fromkeys(row.country for row in project.territories_with(role) if row.country))
        for role in ("origin", "destination")
    ]
    pairs = [pair for pair in product(*ends) if pair[0] != pair[1]]
    corridors = [
        (corridor_title(*pair), address_of_corridor(list_url, *(country.code for country in pair)))
        for pair in pairs[:PAIRS]
    ]
    urls = addresses_of_countries(list_url, [country.code for country in project.country_list])
    return [*((country.name, urls.get(country.code, "")) for country in project.country_list), *corridors]


def threads_of(corridors: Iterable[Corridor]) -> list[tuple[str, str, int]]:
    """Return corridors as the map of threads takes them: origin, destination, number of projects."""
    return [(corridor.origin, corridor.destination, corridor.count) for corridor in corridors]


def corridor_title(origin: object, destination: object) -> str:
    """Return what a corridor is called, from the names of its countries."""
    return f"{origin} – {destination}"


@dataclass(frozen=True)
class Participant:
    """An organisation that takes part in projects, as they name it."""

    name: str
    url: str
    count: int


class PlaceOverview:
    """What there is besides projects: organisations and pages about all of the countries.

    `projects` are those of the place in the reader's language; `addresses` those of the lists by page type.
    """

    def __init__(self, projects: ProjectQuerySet, countries: list[Country], addresses: dict[str, str]) -> None:
        self.projects = projects.order_by()
        self.countries = countries
        self.projects_url = addresses.get("projectindexpage", "")
        self.countries_url = addresses.get("countryprofileindexpage", "")

    @cached_property
    def participants(self) -> list[Participant]:
        """Organisations in most projects first."""
        rows = self.projects.model.organisations.rel.related_model.objects.order_by()
        names = rows.filter(page__in=self.projects.values("pk")).values(
            "name", label=F("organisation__label"), url=F("organisation__url")
        )
        counted = names.annotate(count=Count("page", distinct=True)).order_by("-count", "name", "url")
        return [
            Participant(row["name"] or str(LocalizedText(row["label"])), row["url"] or "", row["count"])
            for row in counted[:ORGANISATIONS]
        ]

    @property
    def seated(self) -> list[Organisation]:
        """Organisations that have their seat in the place."""
        return []

    @cached_property
    def sections(self) -> list[Section]:
        """Practices, publications and other pages about all of the countries."""
        return sections_about(*self.countries)
