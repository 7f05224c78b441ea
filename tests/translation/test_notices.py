"""A page that does not exist in the reader's language: a notice, the page under its own address, or gone."""

import re

import pytest
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from tests.core.factories import home
from tests.home.factories import ProgrammeIndexPageFactory, ProgrammePageFactory
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
REGEX_OF_TEXT = re.compile(r'<div class="source stack" lang="(\w+)">(.*?)</section>', re.DOTALL)


@pytest.fixture
def partners():
    """A page about the programme, in French alone."""
    body = [("heading", {"text": "Les communes"})]
    page = ProgrammePageFactory(title="Nos partenaires", slug="partenaires", body=body)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def translate(page, language, **fields):
    """Publish a version of a page, with the pages above it."""
    version = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision().publish()
    return version


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "This page does not exist in English yet"), ("es", "Esta página todavía no existe en español")],
)
def test_a_missing_page_is_told_in_the_language_of_the_reader(language, title, partners, client):
    response = client.get(f"/{language}/programme/partenaires/")

    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert title in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://localhost:8000/fr/programme/partenaires/">' in html
    assert 'rel="alternate" hreflang' not in html


def test_the_original_stands_below_marked_with_its_language(partners, client):
    language, text = REGEX_OF_TEXT.search(client.get("/es/programme/partenaires/").content.decode()).groups()

    assert language == "fr"
    assert "Nos partenaires" in text
    assert "Les communes" in text


def test_the_notice_leads_to_each_version_in_its_own_words(partners, client):
    translate(partners, "en", title="Our partners", slug="partners")

    html = client.get("/es/programme/partenaires/").content.decode()

    assert '<a class="btn" href="/fr/programme/partenaires/" lang="fr" hreflang="fr">Lire en français</a>' in html
    assert 'href="/en/programme/partners/" lang="en" hreflang="en">Read in English</a>' in html


def test_an_address_under_another_language_leads_to_the_page_in_that_language(partners, client):
    translate(partners, "en", slug="partners")

    response = client.get("/en/programme/partenaires/")

    assert response.status_code == 302
    assert response.url == "/en/programme/partners/"


def test_the_switcher_leads_to_the_notice(partners, client):
    html = client.get("/fr/programme/partenaires/").content.decode()

    assert '<a href="/es/programme/partenaires/" lang="es" hreflang="es" data-missing>' in html


def test_the_notice_says_how_far_the_translation_is(partners, client):
    source, _created = TranslationSource.get_or_create_from_instance(partners)
    source.refresh_segments()
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="es"))
    assert "sin empezar" in client.get("/es/programme/partenaires/").content.decode()
    segments = list(source.stringsegment_set.all())
    segments[0].string.translations.create(
        locale=Locale.objects.get(language_code="es"), context=segments[0].context, data="Nuestros socios"
    )

    assert f"{100 // len(segments)} %" in client.get("/es/programme/partenaires/").content.decode()


def test_a_private_page_is_not_shown_by_a_notice(partners, client):
    PageViewRestriction.objects.create(page=partners, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/es/programme/partenaires/").status_code == 404


def test_a_version_taken_offline_gives_the_notice_while_the_original_is_live(partners, client):
    english = translate(partners, "en", slug="partners")
    english.refresh_from_db()
    english.unpublish()

    assert "This page does not exist in English yet" in client.get("/en/programme/partners/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "a été retirée"), ("en", "has been withdrawn"), ("es", "se ha retirado")],
)
def test_a_page_withdrawn_everywhere_is_gone(language, words, partners, client):
    partners.unpublish()

    response = client.get(f"/{language}/programme/partenaires/")

    assert response.status_code == 410
    assert words in response.content.decode()


def test_a_draft_that_was_never_published_is_not_found(client):
    ProgrammePageFactory(slug="brouillon", live=False)

    assert client.get("/fr/programme/brouillon/").status_code == 404


def test_of_two_pages_at_one_address_that_of_the_source_language_counts(client):
    ProgrammePageFactory(slug="contact-x", title="En français")
    ProgrammePageFactory(parent=ProgrammeIndexPageFactory(language="en"), slug="contact-x", title="In English")

    assert "En français" in client.get("/es/programme/contact-x/").content.decode()


@pytest.mark.parametrize("model", [m for m in PAGE_TYPES if m.__name__ != "HomePage"], ids=lambda m: m.__name__)
def test_every_page_type_has_a_notice(model, client, django_assert_max_num_queries):
    url = make_page(model).url.replace("/fr/", "/en/", 1)
    client.get(url)

    with django_assert_max_num_queries(16):
        html = client.get(url).content.decode()

    assert "does not exist in English yet" in html
    assert REGEX_OF_TEXT.search(html)[1] == "fr"


def test_the_home_page_of_a_language_is_no_notice(client):
    assert client.get("/en/").status_code == 200
    assert home("en").live
