"""What the portal has about countries, of every type of page that is listed by country."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from wagtail.models import get_page_models

from reference.models import Classified, Country
from reference.querysets import linked

SHOWN = 6  # pages of one type


@dataclass(frozen=True)
class Section:
    """The newest pages of one type; `name` tells it from the others."""

    name: str
    heading: str
    pages: list[Classified]
    more_url: str  # of the search for all of them; "" where these are all


def sections_about(*countries: Country) -> list[Section]:
    """Return what is about all of the countries: a query for each type of page, and one more."""
    sections = [
        section_of(model, countries)
        for model in get_page_models()
        if issubclass(model, Classified) and model.is_listed_by_country
    ]
    found = [section for section in sections if section.pages]
    prefetch_related_objects([page for section in found for page in section.pages], linked("country_links"))
    return found


def section_of(model: type[Classified], countries: tuple[Country, ...]) -> Section:
    """Return the pages of one type."""
    pages = model.objects.shown().counted()
    for country in countries:
        pages = pages.in_countries([country.code])
    newest = list(pages.newest_first()[: SHOWN + 1])
    heading = capfirst(model._meta.verbose_name_plural)
    has_more = len(newest) > SHOWN and len(countries) == 1  # the search finds what is about one country or another
    query = urlencode({"q": countries[0].name, "type": model.search_source, "country": countries[0].code})
    return Section(model._meta.model_name, heading, newest[:SHOWN], f"{reverse('search')}?{query}" if has_more else "")
