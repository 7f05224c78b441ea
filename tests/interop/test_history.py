"""Editors see where each fact of a project comes from."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from interop.models import ImportedProject
from interop.spreadsheets import history
from interop.spreadsheets.history import history_of, words_of
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.iati.activities import PUBLISHED, make_portal
from tests.interop.iati.activities import send as send_activities
from tests.interop.spreadsheets.files import project, send, take, two_projects
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def portal():
    with override("en"):
        make_portal()
        yield


def save(page, by=None, **fields):
    """Save a version of a project, with its entry in the history of the page."""
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=by, log_action=True)


def by_label(page):
    """Return the histories of the fields of a project, by label."""
    return {str(one.label): one for one in history_of(page)[0]}


def look(page, role="Editors"):
    """Ask for the sources of a project as somebody with a role."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(UserFactory(groups=[role]))
    return client.get(reverse("project_history", args=[page.pk]))


def test_a_fact_that_an_editor_typed_names_the_editor_and_what_was_there_before():
    editor, page = UserFactory(), ProjectPageFactory(title="Avant")
    save(page)
    save(page, by=editor, title="Après")
    save(page, by=UserFactory(), short_title="A")

    title = by_label(page)["Title"]

    assert (title.now.text, title.now.source.person) == ("Après", editor)
    assert [(one.text, one.source.person) for one in title.earlier] == [("Avant", None)]


def test_content_that_no_person_saved_was_loaded():
    page = ProjectPageFactory()
    save(page)

    assert "with the content of the portal" in look(page).content.decode()


def test_a_person_without_an_account_is_not_taken_for_the_portal():
    page, person = ProjectPageFactory(), UserFactory()
    save(page, by=person)
    person.delete()

    html = look(page).content.decode()

    assert "whose account no longer exists" in html
    assert "with the content of the portal" not in html


def test_a_fact_of_a_spreadsheet_names_the_file_until_somebody_types_another():
    take(send(two_projects()))
    page, editor = project("Premier projet"), UserFactory()
    save(page.get_latest_revision_as_object(), by=editor, short_title="Autre")

    told = by_label(page)

    assert told["Title"].now.source.spreadsheet.file_name == "projets.csv"
    assert told["Short title"].now.source.spreadsheet is None
    assert told["Short title"].now.source.person == editor
    assert told["Short title"].earlier[0].source.spreadsheet.file_name == "projets.csv"


def test_a_second_file_is_the_source_of_what_it_changed_only():
    first = take(send(two_projects()))
    second = take(send(two_projects(summary="Nouveau")))

    told = by_label(project("Premier projet"))

    assert told["Summary"].now.source.spreadsheet == second
    assert told["Title"].now.source.spreadsheet == first


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_fact_of_an_activity_names_publisher_licence_and_address(language):
    take(send_activities(PUBLISHED.encode()))
    key = ImportedProject.objects.get(key="XX-EX-1-0042").page.translation_key

    response = look(ProjectPage.objects.get(translation_key=key, locale__language_code=language), "Administrators")

    html = " ".join(response.content.decode().split())
    assert "Imported from the file activities.xml" in html
    assert "Published by Example Agency" in html
    assert "Licence: CC BY 4.0." in html
    assert 'href="https://example.org/iati.xml"' in html
    assert "Typed by" not in html


@pytest.mark.parametrize(("role", "status"), [("Administrators", 200), ("Editors", 200), ("", 302)])
def test_only_who_may_edit_the_project_sees_it(role, status):
    page = ProjectPageFactory()
    save(page)

    assert look(page, role).status_code == status


def test_the_editor_leads_to_it():
    page = ProjectPageFactory()
    save(page)
    client = Client()
    client.force_login(UserFactory(groups=["Editors"]))

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert reverse("project_history", args=[page.pk]) in html


def test_many_versions_ask_no_more_often_than_one():
    page = ProjectPageFactory(origin="SN", themes=["diaspora"])
    save(page)
    with CaptureQueriesContext(connection) as few:
        history_of(page)
    for number in range(20):
        save(page, by=UserFactory(), title=f"Titre {number}", starts_on=datetime.date(2000 + number, 1, 1))

    with CaptureQueriesContext(connection) as many:
        history_of(page)

    assert len(many) == len(few)


def test_versions_left_out_are_told(monkeypatch):
    monkeypatch.setattr(history, "MOST", 2)
    page = ProjectPageFactory()
    for title in ("Un", "Deux", "Trois"):
        save(page, title=title)

    histories, is_cut = history_of(page)

    assert is_cut
    told = {str(one.label): one for one in histories}
    assert [one.text for one in told["Title"].statements] == ["Trois", "Deux"]
    assert told["Start"].has_only_older


def test_long_texts_are_told_by_their_words():
    body = '[{"type": "rich_text", "value": "<p>Une &amp; deux</p><p>trois</p>", "id": "x"}]'

    assert words_of(body) == "Une & deux trois"
