"""A file becomes projects: all that is good in it, nothing that somebody has changed, and back again."""

import re

import pytest
from django.utils.translation import override

from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.spreadsheets import importing
from interop.spreadsheets.standing import own_key
from projectdb.models import ProjectPage
from search.models import Entry
from tests.interop.spreadsheets.files import (
    csv_file,
    dump,
    edit,
    faults_of,
    make_lists,
    project,
    send,
    take,
    two_projects,
    undo,
)
from tests.interop.spreadsheets.planted import COLUMNS, GOOD, HEADINGS, planted
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
State = SpreadsheetImport.State


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        make_lists()
        yield


def test_all_of_sixty_planted_errors_are_found_at_their_row_and_column():
    ProjectPageFactory(title="Un projet connu")
    rows, errors = planted()

    spreadsheet = send(csv_file(HEADINGS, *rows))

    found = {(row, heading): message for row, heading, message in faults_of(spreadsheet)}
    wanted = {(row, HEADINGS[COLUMNS.index(column)]): word for row, column, word in errors}
    assert len(errors) == len(wanted) == 60
    assert found.keys() == wanted.keys()
    assert [(key, found[key]) for key in wanted if wanted[key] not in found[key]] == []


def test_the_good_rows_beside_planted_errors_are_imported_and_undone():
    ProjectPageFactory(title="Un projet connu").save_revision()
    rows, errors = planted()
    before = dump()

    spreadsheet = take(send(csv_file(HEADINGS, *rows), mode="live"))

    assert ProjectPage.objects.live().count() == 1 + len(rows) - len({row for row, _column, _word in errors})
    assert spreadsheet.state == State.IMPORTED
    assert undo(spreadsheet).state == State.UNDONE
    assert dump() == before


def test_errors_are_told_in_the_language_of_the_sender():
    with override("fr"):
        told = faults_of(send(two_projects(starts_on="bientôt")))

    assert told == [
        (
            2,
            "starts_on",
            "«\u202fbientôt\u202f» n’est pas une date. Écrivez-la ainsi\u202f: 2014-05-31, 2014-05 ou 2014.",
        )
    ]


def test_nothing_is_written_before_somebody_says_so():
    before = dump()

    spreadsheet = send(two_projects())

    assert spreadsheet.state == State.CHECKED
    assert dump() == before


@pytest.mark.parametrize(("mode", "is_live"), [("drafts", False), ("live", True)])
def test_a_project_says_all_that_its_row_says(mode, is_live):
    take(send(two_projects(), mode=mode))

    page = project("Premier projet")
    assert (page.live, page.has_unpublished_changes) == (is_live, not is_live)
    assert (str(page.budget_amount), page.budget_currency, page.ends_precision) == ("230000.50", "EUR", "year")
    assert [row.country_id for row in page.territory_list] == ["SN", "ML"]
    assert [row.name for row in page.organisation_list] == ["Agence d’exemple"]
    assert [theme.pk for theme in page.theme_list] == ["diaspora", "youth"]
    assert page.get_latest_revision_as_object().results[0].value["unit"] == "jeunes formés"
    assert Entry.objects.filter(pk=page.pk).exists()


def test_a_file_that_comes_again_changes_nothing():
    take(send(two_projects(), mode="live"))
    before = dump()

    spreadsheet = take(send(two_projects(), mode="live"))

    assert set(spreadsheet.rows.values_list("outcome", flat=True)) == {"unchanged"}
    assert dump() == before


def test_a_corrected_file_changes_what_nobody_else_has_changed():
    take(send(two_projects(), mode="live"))
    edit(project("Premier projet"), summary="Ce qu’un éditeur a écrit.")

    spreadsheet = take(send(two_projects(summary="Autre", budget_amount="5", themes="youth"), mode="live"))

    page = project("Premier projet")
    assert (page.summary, str(page.budget_amount)) == ("Ce qu’un éditeur a écrit.", "5.00")
    assert [theme.pk for theme in page.theme_list] == ["youth"]
    assert [row.conflicts for row in spreadsheet.rows.all()] == [
        [{"column": "summary", "ours": "Ce qu’un éditeur a écrit.", "theirs": "Autre", "chosen": False}], [],
    ]  # fmt: skip


def test_a_cell_that_is_chosen_prevails_over_an_editor():
    take(send(two_projects(), mode="live"))
    edit(project("Premier projet"), summary="Ce qu’un éditeur a écrit.", website="https://example.org/autre")

    take(send(two_projects(summary="Autre", website="https://example.org/x"), mode="live"), chosen=[(2, "summary")])

    page = project("Premier projet")
    assert (page.summary, page.website) == ("Autre", "https://example.org/autre")


def test_a_choice_counts_for_what_was_shown_only():
    take(send(two_projects(), mode="live"))
    edit(project("Premier projet"), summary="Ce qu’un éditeur a écrit.")
    spreadsheet = send(two_projects(summary="Autre"), mode="live")
    edit(project("Premier projet"), summary="Ce qu’un autre a écrit depuis.")

    take(spreadsheet, chosen=[(2, "summary")])

    assert project("Premier projet").summary == "Ce qu’un autre a écrit depuis."


@pytest.mark.parametrize("field", ["own", "iati"])
def test_a_project_of_an_editor_is_found_and_kept(field):
    page = ProjectPageFactory(title="Premier projet", iati_identifier="XM-DAC-47066-1")
    key = own_key(page) if field == "own" else page.iati_identifier

    spreadsheet = send(csv_file(["key", "title", "website"], [key, "Autre titre", "https://example.org"]))

    row = spreadsheet.rows.get()
    assert (row.outcome, [c["column"] for c in row.conflicts]) == ("unchanged", ["title", "website"])


def test_an_empty_cell_says_nothing():
    take(send(two_projects(), mode="live"))

    spreadsheet = send(csv_file(["key", "title", "website"], ["EX-1", "", ""]))

    assert spreadsheet.rows.get().outcome == "unchanged"


@pytest.mark.parametrize(
    ("change", "word"),
    [({"locked": True}, "locked"), ({"has_unpublished_changes": True}, "draft")],
)
def test_a_project_on_which_somebody_works_is_left_alone(change, word):
    take(send(two_projects(), mode="live"))
    ProjectPage.objects.filter(title="Premier projet").update(**change)

    told = faults_of(send(two_projects(website="https://example.org/x"), mode="live"))

    assert [row for row, _heading, message in told if word in message] == [2]


def test_an_import_as_drafts_leaves_what_readers_see():
    take(send(two_projects(), mode="live"))

    take(send(two_projects(summary="Autre")))

    page = project("Premier projet")
    assert (page.summary, page.get_latest_revision_as_object().summary) == (GOOD[2], "Autre")


def test_a_project_that_was_taken_offline_stays_so():
    take(send(two_projects(), mode="live"))
    project("Premier projet").unpublish()

    take(send(two_projects(budget_amount="5"), mode="live"))

    assert not project("Premier projet").live


def test_an_import_that_fails_changes_nothing(monkeypatch):
    spreadsheet = send(two_projects(), mode="live")
    before = dump()
    monkeypatch.setattr(importing, "bring_up_to_date", lambda pages: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        take(spreadsheet)

    assert SpreadsheetImport.objects.get(pk=spreadsheet.pk).state == State.FAILED
    assert dump() == before


def test_keys_are_kept_with_what_a_file_said_last():
    take(send(two_projects()))
    take(send(two_projects(budget_amount="5")))

    found = ImportedProject.objects.get(key="EX-1")

    assert found.values["budget_amount"] == "5.00"
    assert found.values["themes"] == ["diaspora", "youth"]
    assert ImportedRow.objects.filter(outcome="changed").count() == 1
    assert re.fullmatch(r"[\w-]+", found.page.slug)
