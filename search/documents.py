"""What the search keeps of a page: the one description that every engine is fed with.

Keys of a document:
pk, key, language, languages, source, audience, path, url, date, facets: to filter, with codes by facet;
orders: to put in order, with keys by order, compared by bytes;
title, names, summary, body, labels, people, places, attachment, alt_<language>: to search;
kicker, hint, facts, is_demo, promoted: to show; is_by_name: to rank.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.utils.translation import override
from modelsearch.index import RelatedFields, SearchField
from wagtail.models import Locale, Page, PageViewRestriction

from core.addresses import address_of
from core.i18n import sort_key
from core.models.findable import Part
from core.querysets import HOME_DEPTH
from reference.models import Country
from search.audiences import PUBLIC, audience_of
from search.models import DocumentText
from search.sources import source_of
from search.text.names import names_of
from search.text.places import names_of_groups

Document = dict[str, Any]

GROUPS = ("summary", "labels", "people", "places", "body")
MOST = 200_000  # characters of one text


@dataclasses.dataclass(frozen=True)
class Surroundings:
    """What the documents of some pages need besides the pages, loaded at once for all of them."""

    versions: Mapping[UUID, list[Page]]  # those that stand for themselves, by translation_key
    restrictions: Sequence[PageViewRestriction]
    countries: Mapping[str, Country]
    parts: dict[int, dict[str, Part]] = dataclasses.field(
        default_factory=dict
    )  # of pages by number, as far as they were asked for

    @classmethod
    def of(cls, pages: Iterable[Page]) -> Self:
        """Load what surrounds pages: their versions, all restrictions, all countries."""
        versions: dict[UUID, list[Page]] = {}
        keys = {page.translation_key for page in pages}
        live = Page.objects.filter(translation_key__in=keys, live=True, alias_of=None, depth__gt=HOME_DEPTH)
        for version in with_locales(live.specific()):
            versions.setdefault(version.translation_key, []).append(version)
        restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        countries = Country.objects.select_related("region", "subregion", "intermediate_region").in_bulk()
        return cls(versions, list(restrictions), countries)

    def audience(self, page: Page) -> list[str]:
        """Return who may find a page; nobody finds one that is not live or stands in the place of another."""
        if not (page.live and page.alias_of_id is None and page.depth > HOME_DEPTH):
            return []
        return audience_of(found for found in self.restrictions if page.path.startswith(found.page.path))

    def siblings(self, page: Page, audience: list[str]) -> list[Page]:
        """Return the other versions that whoever finds `page` may read too."""
        others = [version for version in self.versions.get(page.translation_key, []) if version.pk != page.pk]
        return [version for version in others if self.audience(version) in (audience, [PUBLIC])]

    def parts_of(self, page: Page) -> dict[str, Part]:
        """Return the parts of a page that are found by themselves, by key."""
        if page.pk not in self.parts:
            with override(page.locale.language_code):
                offered = page.search_parts() if hasattr(page, "search_parts") and self.audience(page) else ()
                self.parts[page.pk] = {part.key: part for part in offered}
        return self.parts[page.pk]


def with_locales(pages: Iterable[Page]) -> list[Page]:
    """Return pages that know their locale; Wagtail asks for it once a page."""
    locales, found = Locale.objects.in_bulk(), list(pages)
    for page in found:
        page.locale = locales[page.locale_id]
    return found


def document_of(page: Page, around: Surroundings) -> Document | None:
    """Return the document of a page of its own type, or None if nobody may find it."""
    language = page.locale.language_code
    audience = around.audience(page)
    if not audience or language not in dict(settings.LANGUAGES):
        return None
    siblings = around.siblings(page, audience)
    standing = standing_of(page, audience, siblings)
    with override(language):
        countries = [around.countries[code] for code in country_codes_of(page)]
        return {
            "pk": page.pk,
            "key": str(page.translation_key),
            "source": source_of(page),
            "url": address_of(page, language),
            "title": page.title,
            "names": names_of(page.title, getattr(page, "search_names", ())),
            "is_by_name": getattr(page, "search_by_name", False),
            **standing,
            **texts_of(page, countries),
            **facets_of(page, countries, standing["languages"]),
            **{f"alt_{sibling.locale.language_code}": alternative(sibling) for sibling in siblings},
            **looks_of(page),
        }


def standing_of(page: Page, audience: list[str], siblings: Iterable[Page]) -> dict[str, Any]:
    """Return where a page stands, who may find it and what it shares with its versions."""
    language = page.locale.language_code
    return {
        "language": language,
        "languages": sorted({language, *(sibling.locale.language_code for sibling in siblings)}),
        "audience": audience,
        "path": page.path,
    }


def texts_of(page: Page, countries: Iterable[Country]) -> dict[str, str]:
    """Return the texts of a page by group, as its `search_fields` name them."""
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for field in page.get_search_fields():
        if isinstance(field, RelatedFields):
            related = field.get_value(page)
            owners = related.all() if hasattr(related, "all") else [related] if related else []
            fields = [(owner, inner) for owner in owners for inner in field.fields]
        else:
            fields = [(page, field)]
        for owner, inner in fields:
            if isinstance(inner, SearchField) and inner.field_name != "title":
                found[group_of(inner)] += flat(inner.get_value(owner))
    found["labels"] += [str(page.page_type_display_name), *names(page, "theme_list"), *names(page, "audience_list")]
    found["places"] += [place for country in countries for place in place_names(country)]
    texts = {group: "\n".join(filter(None, parts))[:MOST] for group, parts in found.items()}
    return texts | {"attachment": attached_text(page)}


def group_of(field: SearchField) -> str:
    """Return the group that a field belongs to; a title beside the title is a label."""
    group = field.kwargs.get("group", "")
    if group == "title" or (not group and (field.boost or 0) >= 2):
        return "labels"
    return group if group in GROUPS else "body"


def flat(value: Any) -> Iterator[str]:
    """Yield the texts of a value of a field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for part in value:
            yield from flat(part)
    elif value is not None:
        yield str(value)


def names(page: Page, attribute: str) -> list[str]:
    """Return the names of the rows of authority lists that a page carries."""
    return [str(row) for row in getattr(page, attribute, [])]


def country_codes_of(page: Page) -> list[str]:
    """Return the codes of the countries that a page is about, each once."""
    own = getattr(page, "country", None)
    codes = [own.pk] if isinstance(own, Country) else []
    return list(dict.fromkeys([*codes, *(country.pk for country in getattr(page, "country_list", []))]))


def place_names(country: Country) -> Iterator[str]:
    """Yield what a country and its regions are called in every language of the portal."""
    yield from country.label.values()
    yield from country.other_names.values()
    yield country.alpha3
    for region in (country.region, country.subregion, country.intermediate_region):
        if region:
            yield from region.label.values()
    yield from names_of_groups(country)


def attached_text(page: Page) -> str:
    """Return the text of the files of a page, as far as it was read."""
    documents = page.search_documents() if hasattr(page, "search_documents") else []
    hashes = [document.file_hash for document in documents if document.file_hash]
    read = dict(DocumentText.objects.filter(pk__in=hashes).values_list("pk", "text")) if hashes else {}
    return "\n".join(filter(None, (read.get(value, "") for value in hashes)))[:MOST]


def facets_of(page: Page | Part, countries: Iterable[Country], languages: Iterable[str] = ()) -> dict[str, Any]:
    """Return by what a page is filtered and put in order, its date, and the amounts that lists add up."""
    date = getattr(page, "search_date", None)
    regions = {country.subregion_id or country.region_id for country in countries}
    facets: dict[str, list[str]] = {
        "theme": [row.pk for row in getattr(page, "theme_list", [])],
        "target": [row.pk for row in getattr(page, "audience_list", [])],
        "country": [country.pk for country in countries],
        "region": sorted(filter(None, regions)),
        "year": [str(date.year)] if date else [],
        "language": list(languages),
    }
    own = {name: list(dict.fromkeys(codes)) for name, codes in getattr(page, "search_facets", {}).items()}
    return {
        "facets": facets | own,
        "date": date.isoformat() if date else None,
        "orders": {"title": sort_key(page.title), **getattr(page, "search_orders", {})},
        "amounts": {name: float(amount) for name, amount in getattr(page, "search_amounts", {}).items()},
    }


def alternative(sibling: Page) -> str:
    """Return by what a reader of another language may know the page."""
    return f"{sibling.title}\n{getattr(sibling, 'summary', '')}"


def looks_of(page: Page) -> dict[str, Any]:
    """Return what a list of results shows besides title and summary."""
    promotions = page.searchpromotion_set.select_related("query") if hasattr(page, "searchpromotion_set") else []
    return {
        "kicker": str(page.page_type_display_name),
        "hint": str(getattr(page, "search_hint", "")),
        "facts": [str(fact) for fact in getattr(page, "search_facts", [])],
        "is_demo": bool(getattr(page, "is_demo", False)),
        "promoted": sorted({promotion.query.query_string for promotion in promotions}),
    }
