"""The first page of the admin: what waits for somebody, and nothing that is not theirs."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from core.dashboard import PANELS, BrokenLinksPanel, MyDraftsPanel, SchedulePanel, WithoutSummaryPanel
from core.models import OutsideLink, OutsideLinkUse
from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory, ContactPageFactory
from tests.knowledge.learning.factories import FacilitatorPackPageFactory, QuizPageFactory

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + datetime.timedelta(days=1)


@pytest.fixture
def editor():
    """Somebody who writes French pages."""
    return UserFactory(groups=["Editors"])


def titles(panel, user, rf):
    """Return the pages that a panel shows to somebody."""
    request = rf.get("/")
    request.user = user
    return [page.title for page, _remark in panel().get_context_data({"request": request})["rows"]]


def draft(user, **fields):
    """Change a page without publishing it."""
    page = AudiencePageFactory(**fields)
    page.summary = "Autre chose."
    page.save_revision(user=user)
    return page


def test_my_drafts_are_those_that_i_changed_last(editor, rf):
    draft(editor, title="La mienne")
    draft(UserFactory(groups=["Editors"], email="other@example.org"), title="Une autre")

    assert titles(MyDraftsPanel, editor, rf) == ["La mienne"]


def test_the_schedule_shows_what_appears_or_disappears_soon(editor, rf):
    AudiencePageFactory(title="Expire", expire_at=TOMORROW)
    AudiencePageFactory(title="Plus tard", expire_at=TOMORROW + datetime.timedelta(days=20))
    planned = AudiencePageFactory(title="Paraît", live=False)
    planned.go_live_at = TOMORROW
    planned.save_revision().publish()

    assert set(titles(SchedulePanel, editor, rf)) == {"Expire", "Paraît"}


def test_broken_links_lead_to_the_page_that_has_them(editor, rf):
    link = OutsideLink.objects.create(url="https://example.org/gone", failed_days=3)
    OutsideLinkUse.objects.create(link=link, page=ContactPageFactory(), field="body")

    assert titles(BrokenLinksPanel, editor, rf) == ["Contact"]


def test_pages_without_summary_are_live_ones_in_ones_own_language(editor, rf):
    AudiencePageFactory(title="Sans résumé", summary="")
    AudiencePageFactory(title="Brouillon", summary="", live=False)
    AudiencePageFactory(title="Sin resumen", summary="", language="es")
    AudiencePageFactory(title="Résumée")

    found = titles(WithoutSummaryPanel, editor, rf)

    assert "Sans résumé" in found
    assert {"Brouillon", "Sin resumen", "Résumée"} & set(found) == set()


@pytest.mark.parametrize("factory", [QuizPageFactory, FacilitatorPackPageFactory])
def test_what_no_list_shows_needs_no_summary(factory, editor, rf):
    page = factory(summary="")

    assert page.title not in titles(WithoutSummaryPanel, editor, rf)


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_asks_twice_at_most(panel, editor, rf, django_assert_max_num_queries):
    draft(editor, title="Une page", summary="", expire_at=TOMORROW)
    titles(MyDraftsPanel, editor, rf)  # rights and languages are known by now

    with django_assert_max_num_queries(2):
        titles(panel, editor, rf)


def test_the_first_page_of_the_admin_leads_to_the_editor(editor, client):
    page = draft(editor)
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Mes brouillons" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
