"""Sitemaps list what a visitor may find, in each language, and nothing else."""

import datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from core.addresses import absolute, address_of
from projectdb.models import ProjectIndexPage
from tests.core.factories import home
from tests.home.factories import AudiencePageFactory, LegalPageFactory
from tests.news.factories import AgendaPageFactory, EventPageFactory, NewsPageFactory
from tests.projectdb.factories import CountryProfileIndexPageFactory, CountryProfilePageFactory, ProjectPageFactory
from tests.reference.factories import CountryFactory
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CHANGED = datetime.datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=datetime.UTC)


def read(client, path):
    """Return a sitemap as XML."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def entries(client, language):
    """Return the entry of each address in one language."""
    root = read(client, f"/sitemap-{language}.xml")
    return {entry.findtext("s:loc", namespaces=NAMES): entry for entry in root.iterfind("s:url", NAMES)}


def alternates(entry):
    """Return the versions that an entry names, by language."""
    return {link.get("hreflang"): link.get("href") for link in entry.iterfind("x:link[@rel='alternate']", NAMES)}


def test_the_index_has_one_sitemap_per_language_with_its_last_change(client):
    EventPageFactory(language="en", last_published_at=CHANGED)

    root = read(client, "/sitemap.xml")

    found = {entry.findtext("s:loc", namespaces=NAMES): entry for entry in root.iterfind("s:sitemap", NAMES)}
    assert list(found) == [absolute(f"/sitemap-{language}.xml") for language in LANGUAGES]
    assert found[absolute("/sitemap-en.xml")].findtext("s:lastmod", namespaces=NAMES) == "2026-03-04T05:06:07+00:00"


def make_hidden_pages():
    """Make what a sitemap must leave out: drafts, closed sections, invented and provisional pages, copies."""
    NewsPageFactory(live=False)
    ProjectPageFactory(is_demo=True)
    LegalPageFactory(is_provisional=True)
    closed = AgendaPageFactory(language="es")
    EventPageFactory(parent=closed)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    CreatePageAliasAction(AudiencePageFactory(slug="copie"), parent=home("en"), user=None).execute()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sitemap_lists_exactly_what_a_visitor_gets_and_may_index(language, client):
    for model in PAGE_TYPES:
        make_page(model, language=language)
    make_hidden_pages()
    pages = Page.objects.filter(depth__gt=1, locale__language_code=language, alias_of=None)
    addresses = [address_of(page, language) for page in pages]
    addresses += [f"{address_of(page, language)}stats/" for page in pages.type(ProjectIndexPage)]
    answers = {absolute(address): client.get(address) for address in addresses}

    listed = set(entries(client, language))

    assert listed == {url for url, got in answers.items() if got.status_code == 200 and b"noindex" not in got.content}
    assert len(listed) >= len(PAGE_TYPES)


def test_a_page_names_its_live_public_versions_itself_and_the_french_one_for_all_others(client):
    page = NewsPageFactory(slug="atelier", last_published_at=CHANGED)
    NewsPageFactory(language="en", slug="workshop", translation_key=page.translation_key)
    NewsPageFactory(language="es", slug="taller", translation_key=page.translation_key, live=False)

    fr, en = (entries(client, language) for language in ("fr", "en"))

    urls = {"fr": absolute(page.url), "en": next(url for url in en if url.endswith("/workshop/"))}
    assert alternates(fr[urls["fr"]]) == alternates(en[urls["en"]]) == urls | {"x-default": urls["fr"]}
    assert fr[urls["fr"]].findtext("s:lastmod", namespaces=NAMES) == "2026-03-04T05:06:07+00:00"


def test_without_a_french_version_another_stands_for_any_language(client):
    page = NewsPageFactory(language="es", slug="taller")

    listed = entries(client, "es")

    url = next(url for url in listed if url.endswith("/taller/"))
    assert url.startswith(f"{settings.WAGTAILADMIN_BASE_URL}/es/")
    assert page.last_published_at is None
    assert alternates(listed[url]) == {"es": url, "x-default": url}


def test_a_sitemap_asks_as_often_for_many_pages_as_for_few(client):
    NewsPageFactory()
    with CaptureQueriesContext(connection) as few:
        entries(client, "fr")
    NewsPageFactory.create_batch(30)

    with CaptureQueriesContext(connection) as many:
        entries(client, "fr")

    assert len(many) == len(few) == 3


def test_a_sitemap_names_countries_and_corridors_in_the_languages_that_have_projects(client):
    french = CountryProfileIndexPageFactory(slug="pays")
    for language in ("en", "es"):
        CountryProfileIndexPageFactory(language=language, slug="list", translation_key=french.translation_key)
    for language in ("fr", "en"):
        ProjectPageFactory(origin="ML", destination="FR", language=language)
    CountryProfilePageFactory(country=CountryFactory(code="FR"), slug="france")

    fr, en, es = (entries(client, language) for language in ("fr", "en", "es"))

    urls = {"fr": absolute("/fr/pays/ML-FR/"), "en": absolute("/en/list/ML-FR/")}
    assert alternates(fr[urls["fr"]]) == alternates(en[urls["en"]]) == urls | {"x-default": urls["fr"]}
    assert absolute("/fr/pays/FR/") not in fr
    assert absolute("/en/list/FR/") in en
    assert not [url for url in es if "/ML" in url]


def test_a_sitemap_asks_as_often_for_many_countries_as_for_few(client):
    CountryProfileIndexPageFactory()
    ProjectPageFactory(origin="ML", destination="FR")
    with CaptureQueriesContext(connection) as few:
        entries(client, "fr")
    for origin in ("SN", "NP", "MA"):
        ProjectPageFactory(origin=origin, destination="IT")

    with CaptureQueriesContext(connection) as many:
        entries(client, "fr")

    assert len(many) == len(few) == 6


def test_an_unknown_language_has_no_sitemap(client):
    assert client.get("/sitemap-de.xml").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-fr.xml"])
def test_a_sitemap_that_has_not_changed_is_not_sent_again(path, client):
    NewsPageFactory(last_published_at=timezone.now())
    tag = client.get(path)["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(path).cookies == {}
