"""An import is taken back as a whole, or not at all."""

import pytest
from django.utils.translation import override
from wagtail.models import PageLogEntry
from wagtail_localize.models import TranslationSource

from core.models import RelatedPage
from interop import tasks
from interop.actions import NotNowError, undo_import
from interop.models import SpreadsheetImport
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.files import dump, edit, make_lists, project, send, take, two_projects, undo
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
State = SpreadsheetImport.State
WORK = {
    "edit": lambda page: edit(page, summary="Autre"),
    "delete": lambda page: page.delete(),
    "unpublish": lambda page: page.unpublish(),
    "lock": lambda page: ProjectPage.objects.filter(pk=page.pk).update(locked=True),
    "link": lambda page: RelatedPage.objects.create(page=ProjectPageFactory(), target=page),
    "translate": TranslationSource.update_or_create_from_instance,
}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        make_lists()
        yield


def test_undoing_gives_changed_projects_back_as_they_were():
    take(send(two_projects(), mode="live"))
    edit(project("Premier projet"), summary="Ce qu’un éditeur a écrit.")
    before = dump()
    changed = two_projects(summary="Autre", budget_amount="5", themes="youth", origin="IT", results="1 | a")

    spreadsheet = take(send(changed, mode="live"), chosen=[(2, "summary")])

    assert dump() != before
    undo(spreadsheet)
    assert dump() == before


@pytest.mark.parametrize("by", WORK)
def test_an_import_on_which_somebody_has_worked_is_not_undone(by):
    spreadsheet = take(send(two_projects(), mode="live"))
    page = project("Premier projet")
    WORK[by](page)

    undo(spreadsheet)

    assert SpreadsheetImport.objects.get(pk=spreadsheet.pk).state == State.IMPORTED
    assert ProjectPage.objects.filter(title="Second projet").exists()


def test_a_step_that_comes_twice_is_taken_once():
    spreadsheet = take(send(two_projects(), mode="live"))

    tasks.import_spreadsheet.call(spreadsheet.pk)

    assert ProjectPage.objects.count() == 2
    undo(spreadsheet)
    with pytest.raises(NotNowError):
        undo_import(spreadsheet=spreadsheet, by=UserFactory())


def test_the_history_of_a_project_tells_of_the_import():
    spreadsheet = take(send(two_projects(), mode="live"))
    page = project("Premier projet")
    undo(spreadsheet)

    entries = PageLogEntry.objects.filter(page=page.pk).order_by("pk")

    assert [entry.action for entry in entries] == ["wagtail.create", "wagtail.publish", "wagtail.delete"]
    assert {entry.user for entry in entries} == {spreadsheet.user}
