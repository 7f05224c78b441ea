"""What the portal has about countries, of every type of page that is listed by country."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from wagtail.models import get_page_models

from reference.models import Classified
from reference.querysets import linked

SHOWN = 6  # pages of one type


@dataclass(frozen=True)
class Section:
    """The newest pages of one type; `name` tells it from the others."""

    name: str
    heading: str
    pages: list[Classified]
    more_url: str  # of the search for all of them; "" where these are all


def sections_about(*codes: str) -> list[Section]:
    """Return what is about all of the countries (ISO 3166-1 alpha-2): a query for each type of page, and one more."""
    sections = [
        section_of(model, codes)
        for model in get_page_models()
        if issubclass(model, Classified) and model.is_listed_by_country
    ]
    found = [section for section in sections if section.pages]
    prefetch_related_objects([page for section in found for page in section.pages], linked("country_links"))
    return found


def section_of(model: type[Classified], codes: tuple[str, ...]) -> Section:
    """Return the pages of one type."""
    pages = model.objects.shown().counted()
    for code in codes:
        pages = pages.in_countries([code])
    newest = list(pages.newest_first()[: SHOWN + 1])
    heading = capfirst(model._meta.verbose_name_plural)
    has_more = len(newest) > SHOWN and len(codes) == 1  # the search finds what is about one country or another
    query = urlencode({"type": model.search_source, "country": codes[0]})
    return Section(model._meta.model_name, heading, newest[:SHOWN], f"{reverse('search')}?{query}" if has_more else "")
