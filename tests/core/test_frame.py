"""The frame around every page: navigation, languages, breadcrumbs."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale, PageViewRestriction

from core.frame import Frame
from tests.home.factories import ContactPageFactory, ProgrammeIndexPageFactory, ProgrammePageFactory
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db


def test_navigation_shows_the_menu_pages_of_the_readers_language(rf):
    ProgrammeIndexPageFactory()
    ProgrammeIndexPageFactory(title="Programme (en)", language="en")
    ContactPageFactory()

    assert [(link.title, link.url) for link in Frame.of(rf.get("/")).sections] == [("Programme", "/fr/programme/")]
    with override("en"):
        assert [link.title for link in Frame.of(rf.get("/")).sections] == ["Programme (en)"]


def test_navigation_does_not_name_drafts_and_private_pages(rf):
    PageViewRestriction.objects.create(page=ProgrammeIndexPageFactory(), restriction_type=PageViewRestriction.LOGIN)
    ContactPageFactory(live=False, show_in_menus=True)

    assert Frame.of(rf.get("/")).sections == []


def test_breadcrumbs_lead_from_the_home_page_to_the_page(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ProgrammePageFactory()

    found = [(link.title, link.url) for link in frame.breadcrumbs]

    assert found == [("Accueil", "/fr/"), ("Programme", "/fr/programme/"), ("Le programme", "")]


def test_breadcrumbs_end_with_the_short_title(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ProjectPageFactory(title="JAPPANDO : relier migrants et collectivités", short_title="JAPPANDO")

    assert [link.title for link in frame.breadcrumbs] == ["Accueil", "Projets", "JAPPANDO"]


def test_a_language_without_the_page_leads_to_its_notice_and_says_so(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ContactPageFactory()
    spanish = frame.page.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()

    found = {link.code: (link.url, link.is_current, link.is_missing) for link in frame.languages}

    assert found == {
        "fr": ("/fr/contact/", True, False),
        "en": ("/en/contact/", False, True),
        "es": ("/es/contact/", False, False),
    }


def test_what_is_no_page_has_the_same_address_in_every_language(rf):
    frame = Frame.of(rf.get("/fr/search/?q=diaspora"))

    assert [link.url for link in frame.languages] == [f"/{code}/search/?q=diaspora" for code in ("fr", "en", "es")]
    assert not any(link.is_missing for link in frame.languages)
    assert frame.canonical_url == ""


def published_in(*languages):
    """Return the French version of a page that is live in some languages."""
    page = ProgrammePageFactory(slug="partenaires")
    for language in languages:
        locale = Locale.objects.get(language_code=language)
        page.copy_for_translation(locale, copy_parents=True).save_revision().publish()
    return page


def alternates(page, request):
    """Return what the head of a page says of its versions."""
    frame = Frame.of(request)
    frame.page = page
    return frame.alternates


def test_each_public_version_names_all_and_french_stands_for_any_other(rf):
    french = published_in("en", "es")
    english = french.get_translation(Locale.objects.get(language_code="en"))

    found = alternates(french, rf.get("/"))

    assert list(found) == ["en", "es", "fr", "x-default"]
    assert found["fr"] == found["x-default"] == "http://localhost:8000/fr/programme/partenaires/"
    with override("en"):
        assert alternates(english, rf.get("/")) == found


def test_search_engines_are_told_of_no_private_version(rf):
    french = published_in("en")
    english = french.get_translation(Locale.objects.get(language_code="en"))
    PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)

    assert list(alternates(french, rf.get("/"))) == ["fr", "x-default"]
    with override("en"):
        assert alternates(english, rf.get("/")) == {}


def test_a_page_that_search_engines_may_not_keep_names_no_versions(rf):
    french = published_in("en")
    french.is_demo = True

    assert alternates(french, rf.get("/")) == {}


@pytest.mark.parametrize(
    ("query", "canonical", "is_whole"),
    [
        ("", "", True),
        ("?page=2", "?page=2", False),
        ("?page=1", "", True),
        ("?theme=diaspora", "", True),
        ("?theme=diaspora&page=2", "", True),
        ("?page=deux", "", True),
    ],
)
def test_a_filtered_list_is_the_list_and_a_later_part_is_a_page(query, canonical, is_whole, rf):
    frame = Frame.of(rf.get(f"/fr/programme/{query}"))
    frame.page = ProgrammeIndexPageFactory()

    assert frame.canonical_url == f"http://localhost:8000/fr/programme/{canonical}"
    assert bool(frame.alternates) is is_whole
