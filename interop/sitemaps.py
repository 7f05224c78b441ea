"""Sitemaps: an index, and for each language all pages that search engines may list (sitemaps.org 0.9).

Each page names its translations, itself among them, and the French one as the version for all others.
"""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe
from lxml import etree
from wagtail.models import Page

from core.addresses import absolute
from core.versions import hreflang
from interop.pages import listed_pages
from projectdb.drawn import languages_of_drawn
from projectdb.listing import FIGURES
from projectdb.models import CountryProfileIndexPage, ProjectIndexPage, counted_projects

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACES = {None: SITEMAP, "xhtml": XHTML}


def element(parent: etree._Element, name: str, text: str) -> None:
    """Add an element of the sitemap protocol with a text."""
    etree.SubElement(parent, f"{{{SITEMAP}}}{name}").text = text


def answer(root: etree._Element) -> HttpResponse:
    """Answer with an XML document."""
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def moment(value: datetime.datetime) -> str:
    """Write a moment as W3C-DTF has it, to the second."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds")


@require_safe
@conditional_page
def sitemap_index(_request: HttpRequest) -> HttpResponse:
    """Return the addresses of the sitemaps, one per language."""
    rows = listed_pages().order_by().values_list("locale__language_code").annotate(Max("last_published_at"))
    changed = dict(rows)
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for code, _name in settings.LANGUAGES:
        entry = etree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        element(entry, "loc", absolute(reverse("sitemap", args=[code])))
        if changed.get(code):
            element(entry, "lastmod", moment(changed[code]))
    return answer(root)


@require_safe
@conditional_page
def sitemap(_request: HttpRequest, language: str) -> HttpResponse:
    """Return the pages of one language (BCP 47) with their translations: so many queries for any number of pages."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    pages = listed_pages().only("url_path", "translation_key", "last_published_at", "locale__language_code")
    versions: dict[object, dict[str, Page]] = {}
    for page in pages.select_related("locale").order_by("path"):
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=NAMESPACES)
    for translations in versions.values():
        if language in translations:
            add_page(root, language, hreflang(translations), translations[language].last_published_at)
    for links in drawn_pages():
        if language in links:
            add_page(root, language, links)
    return answer(root)


def drawn_pages() -> Iterator[dict[str, str]]:
    """Yield the addresses of the versions of each page that a list draws: countries, corridors, figures.

    Nobody publishes them, so nothing says when they changed.
    """
    if lists := by_language_of(ProjectIndexPage):
        yield hreflang(lists, f"{FIGURES}/")
    by_language = by_language_of(CountryProfileIndexPage)
    names = languages_of_drawn(counted_projects()) if by_language else {}
    for name, languages in names.items():
        versions = {code: page for code, page in by_language.items() if code in languages}
        if versions:
            yield hreflang(versions, f"{name}/")


def by_language_of(page_type: type[Page]) -> dict[str, Page]:
    """Return the list of a type in each language that has one."""
    lists = page_type.objects.filter(pk__in=listed_pages().order_by().values("pk"))
    return {page.locale.language_code: page for page in lists.select_related("locale")}


def add_page(
    root: etree._Element, language: str, links: dict[str, str], changed_at: datetime.datetime | None = None
) -> None:
    """Add the version of a page in one language, naming all of them."""
    entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
    element(entry, "loc", links[language])
    if changed_at:
        element(entry, "lastmod", moment(changed_at))
    for code, url in links.items():
        etree.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=code, href=url)
