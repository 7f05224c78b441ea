"""Pages of countries and corridors, which the list of countries draws from the projects (decision 0022)."""

import re
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.addresses import address_of
from core.drawn import DrawnPage
from core.frame import Frame
from core.i18n import active_language
from core.pagination import page_of
from core.querysets import PortalPageQuerySet
from projectdb import structured_data
from projectdb.corridors import CorridorOverview
from projectdb.countries import CountryOverview
from projectdb.places import corridor_title
from projectdb.querysets import ProjectQuerySet
from reference.models import Country

NAME = re.compile(r"([a-z]{2})(?:-([a-z]{2}))?", re.ASCII | re.IGNORECASE)


class DrawnCountry(DrawnPage):
    """The page of a country that has projects and nobody has written about."""

    template = "projectdb/country.html"

    def __init__(self, country: Country, overview: CountryOverview) -> None:
        self.country, self.overview = country, overview
        self.name, self.title = country.code, country.name
        self.summary = _("Projects, corridors, organisations, practices, publications and events.")
        written = profiles_of(country)
        self.languages = overview.by_language.keys() - written.keys()
        self.moved_to = written.get(active_language(), "")

    @property
    def is_known(self) -> bool:
        """Say whether the portal knows anything of the country, in whatever language."""
        return bool(self.overview.by_language or self.moved_to)

    def get_context(self, _request: HttpRequest) -> dict[str, Any]:
        return {"overview": self.overview}

    def structured_data(self) -> dict[str, Any]:
        return structured_data.places([self.country])


class DrawnCorridor(DrawnPage):
    """The page of two countries that projects tie."""

    template = "projectdb/corridor.html"
    page_size = 20

    def __init__(self, overview: CorridorOverview, languages: set[str]) -> None:
        self.overview, self.languages = overview, languages
        self.name = f"{overview.origin.code}-{overview.destination.code}"
        self.title = corridor_title(overview.origin, overview.destination)
        self.summary = _("The projects, organisations and practices that tie the two countries.")
        if not languages:  # projects may tie the two the other way round
            self.moved_to = overview.back.url if overview.back else ""

    @property
    def is_known(self) -> bool:
        """Say whether projects tie the two countries, in whatever language and direction."""
        return bool(self.languages or self.moved_to)

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        projects = self.overview.projects.by_start().for_cards()
        return {"overview": self.overview, "entries": page_of(projects, self.page_size, request)}

    def structured_data(self) -> dict[str, Any]:
        return structured_data.places(self.overview.countries)


def page_named(name: str, projects: ProjectQuerySet, request: HttpRequest) -> DrawnPage | None:
    """Return the page of a country, "SN", or of a corridor, "SN-IT" (ISO 3166-1 alpha-2); None for what is neither.

    `projects` are all that count, in every language. In small letters it leads to the address in capitals.
    """
    match = NAME.fullmatch(name)
    codes = [code.upper() for code in match.groups() if code] if match else []
    found = Country.objects.in_bulk(codes) if codes else {}
    if not codes or len(found) != len(codes):
        return None
    addresses = Frame.of(request).addresses
    if len(codes) == 1:
        page: DrawnCountry | DrawnCorridor = country_page(found[codes[0]], projects, addresses)
    else:
        page = corridor_page(found[codes[0]], found[codes[1]], projects, addresses)
    if not page.is_known:
        return None
    if name != page.name and not page.moved_to:
        page.moved_to = f"{page.overview.countries_url}{page.name}/"
    return page


def country_page(country: Country, projects: ProjectQuerySet, addresses: dict[str, str]) -> DrawnCountry:
    """Return the page of a country, whether or not there is anything to show."""
    return DrawnCountry(country, CountryOverview(country, projects, addresses))


def corridor_page(
    origin: Country, destination: Country, projects: ProjectQuerySet, addresses: dict[str, str]
) -> DrawnCorridor:
    """Return the page of a corridor, whether or not there is anything to show."""
    tied = projects.in_corridor(origin.code, destination.code).order_by()
    languages = set(tied.values_list("locale__language_code", flat=True).distinct())
    return DrawnCorridor(CorridorOverview(origin, destination, projects, addresses), languages)


def profiles_of(country: Country) -> dict[str, str]:
    """Return the address of the written profile of a country in each language that has one."""
    pages = PortalPageQuerySet(Page).live().unrestricted().filter(countryprofilepage__country=country)
    rows = pages.values_list("locale__language_code", "url_path")
    return {language: address_of(Page(url_path=path), language) for language, path in rows}


def languages_of_drawn(projects: ProjectQuerySet) -> dict[str, set[str]]:
    """Return the name of every page that is drawn, with the languages (BCP 47) that search engines may keep it in.

    Three queries. A language with a written profile of a country has that in the place of a drawn page.
    """
    all_countries = projects.order_by().filter(territories__country__isnull=False)
    rows = list(all_countries.values_list("territories__country", "locale__language_code").distinct())
    pairs = projects.tied().values_list("origin_end__country", "destination_end__country", "locale__language_code")
    rows += [(f"{origin}-{destination}", language) for origin, destination, language in pairs.distinct()]
    profiles = PortalPageQuerySet(Page).live().unrestricted().filter(countryprofilepage__isnull=False)
    written = set(profiles.values_list("countryprofilepage__country", "locale__language_code"))
    found: dict[str, set[str]] = {}
    for name, language in sorted(set(rows) - written):
        found.setdefault(name, set()).add(language)
    return found
