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


def test_a_language_without_the_page_leads_to_its_home_page_and_says_so(rf):
    frame = Frame.of(rf.get("/"))
    frame.page = ContactPageFactory()
    spanish = frame.page.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()

    found = {link.code: (link.url, link.is_current, link.is_missing) for link in frame.languages}

    assert found == {
        "fr": ("/fr/contact/", True, False),
        "en": ("/en/", False, True),
        "es": ("/es/contact/", False, False),
    }
