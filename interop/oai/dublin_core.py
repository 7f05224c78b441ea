"""Records in simple Dublin Core (oai_dc), in the language of their page."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import override
from lxml import etree
from oai_repo import response
from wagtail.models import Page

from core.addresses import absolute, address_of
from core.dates import Precision
from core.templatetags.core_tags import iso_date
from interop.oai.records import KINDS
from interop.pages import listed_pages, xml_text
from knowledge.learning.models import CoursePage, FacilitatorPackPage, LessonPage, ModulePage
from knowledge.library.models import PublicationPage, PublicationVersion
from reference.models import Classified
from reference.querysets import CARD_LINKS, linked

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
VERSIONS = Prefetch("versions", PublicationVersion.objects.select_related("document").order_by("sort_order"))


@dataclass(frozen=True)
class Element:
    """One element; `in_language` marks a text that is in the language of the record."""

    name: str
    text: object
    in_language: bool = False


def records_in_dublin_core(pages: Iterable[Page]) -> dict[int, etree._Element]:
    """Return the metadata of pages by their numbers; so many queries for any number of pages."""
    pages = list(pages)
    versions = versions_of(pages)
    languages = {page.pk: page.locale.language_code for page in pages}
    found = {}
    for page in specific(pages):
        code = languages[page.pk]
        with override(code):
            found[page.pk] = oai_dc(page, code, [url for url in versions[page.translation_key] if url])
    return found


def versions_of(pages: list[Page]) -> dict[object, list[str]]:
    """Return the addresses of all languages of pages, by translation key: one query."""
    keys = {page.translation_key for page in pages}
    found: dict[object, list[str]] = {key: [] for key in keys}
    for version in listed_pages().filter(translation_key__in=keys).select_related("locale").order_by("locale", "pk"):
        found[version.translation_key].append(absolute(address_of(version, version.locale.language_code)))
    return found


def specific(pages: list[Page]) -> Iterator[Classified]:
    """Load pages with all that their records tell, type by type."""
    numbers = [page.pk for page in pages]
    for model in [model for models in KINDS.values() for model in models]:
        found = model.objects.filter(pk__in=numbers).prefetch_related(*(linked(name) for name in CARD_LINKS))
        yield from found.prefetch_related(VERSIONS) if model is PublicationPage else found


def oai_dc(page: Classified, language: str, versions: list[str]) -> etree._Element:
    """Return one record; the active language is that of the page."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC})
    root.set(*(part.decode() for part in response.OAIDC_SCHEMA))
    for element in dict.fromkeys(elements(page, language, versions)):  # each once
        if text := xml_text(element.text or "").strip():
            node = etree.SubElement(root, f"{{{DC}}}{element.name}")
            node.text = text
            if element.in_language:
                node.set(LANG, language)
    return root


def elements(page: Classified, language: str, versions: list[str]) -> Iterator[Element]:
    """Yield what all records tell, and what only their type does."""
    url = absolute(address_of(page, language))
    yield Element("title", page.title, in_language=True)
    yield Element("identifier", url)
    yield Element("language", language)
    yield Element("description", page.summary, in_language=True)
    for theme in page.theme_list:
        yield Element("subject", theme.name, in_language=True)
    for country in page.country_list:
        yield Element("coverage", country.name, in_language=True)
    yield Element("type", page.kicker, in_language=True)
    yield from details(page)
    for version in versions:
        if version != url:
            yield Element("relation", version)


@singledispatch
def details(page: Classified) -> Iterator[Element]:
    """Yield what a type of page tells besides; here, what the portal itself publishes."""
    yield Element("publisher", settings.SITE_NAME)
    yield Element("date", day_of(page.last_published_at or page.first_published_at))
    yield Element("type", "Text")


@details.register
def publication_details(page: PublicationPage) -> Iterator[Element]:
    """Yield who published a work, when, on what terms, and where its texts are."""
    yield Element("publisher", page.publisher)
    yield Element("date", iso_date(page.published_on, page.published_precision) or page.year)
    yield Element("type", "Text")
    if page.licence:
        yield Element("rights", page.licence.name, in_language=True)
        yield Element("rights", page.licence.url)
    yield Element("identifier", f"https://doi.org/{page.doi}" if page.doi else "")
    yield Element("identifier", f"urn:isbn:{page.isbn.replace(' ', '')}" if page.isbn else "")
    for version in page.versions.all():
        yield Element("language", version.language)
        yield Element("relation", version.url or (absolute(version.document.url) if version.document else ""))


@details.register(CoursePage)
@details.register(ModulePage)
@details.register(LessonPage)
@details.register(FacilitatorPackPage)
def course_details(page: Classified) -> Iterator[Element]:
    """Yield that one learns by doing, and what a part of a course belongs to."""
    yield from details.dispatch(Classified)(page)
    yield Element("type", "InteractiveResource")
    if not isinstance(page, CoursePage):
        yield Element("relation", absolute(address_of(page)).rsplit("/", 2)[0] + "/")


def day_of(moment: datetime.datetime | None) -> str:
    """Write the day of a moment."""
    return iso_date(moment.date(), Precision.DAY) if moment else ""
