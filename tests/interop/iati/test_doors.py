"""A file of activities comes in through the admin or the command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from interop import tasks
from interop.models import ImportedProject, SpreadsheetImport
from projectdb.models import ProjectPage
from tests.interop.iati.activities import PUBLISHED, activity, file_of, make_portal, send
from tests.interop.iati.hostile import FAULTS
from tests.interop.spreadsheets.files import take
from tests.interop.spreadsheets.test_views import signed_in, text_of, upload

pytestmark = pytest.mark.django_db
ANSWERS = {
    "mode": "live",
    "licence": "CC BY 4.0",
    "file_url": "https://example.org/a.xml",
    "retrieved_on": "2026-11-30",
}


@pytest.fixture(autouse=True)
def portal():
    make_portal()


@pytest.fixture
def file(tmp_path):
    """A file of two activities on the disk."""
    path = tmp_path / "activities.xml"
    path.write_text(PUBLISHED)
    return path


def run(file, **options):
    """Run the command; return what it prints and what it complains about."""
    out, errors = StringIO(), StringIO()
    with override("en"):
        call_command("import_iati", file, licence="CC BY 4.0", stdout=out, stderr=errors, **options)
    return out.getvalue(), errors.getvalue()


def test_a_file_goes_from_its_sending_to_the_projects():
    client = signed_in()
    page = upload(client, PUBLISHED.encode(), "activites.xml")
    assert "2 activités de l’IITA" in client.get(page["Location"]).content.decode()

    client.post(page["Location"], ANSWERS)
    [spreadsheet] = SpreadsheetImport.objects.all()
    tasks.check_spreadsheet.call(spreadsheet.pk)
    assert "Il n’y a pas de texte français." in client.get(page["Location"]).content.decode()
    client.post(reverse("project_import_step", args=[spreadsheet.pk, "import"]))
    tasks.import_spreadsheet.call(spreadsheet.pk)

    assert "Annuler l’importation" in client.get(page["Location"]).content.decode()
    assert ProjectPage.objects.live().count() == 3


@pytest.mark.parametrize(
    ("name", "answer"), [("licence", ""), ("retrieved_on", "2999-01-01"), ("file_url", "nowhere"), ("mode", "x")]
)
def test_where_a_file_comes_from_is_asked_for_again(name, answer):
    client = signed_in()
    page = upload(client, PUBLISHED.encode(), "activites.xml")

    response = client.post(page["Location"], ANSWERS | {name: answer})

    assert response.status_code == 422
    assert SpreadsheetImport.objects.get().state == "sent"


def test_errors_stand_by_identifier_and_element_in_the_language_of_the_editor():
    with override("fr"):
        spreadsheet = send(file_of(FAULTS["date"][0]))

    html = signed_in().get(reverse("project_import", args=[spreadsheet.pk])).content.decode()

    for cell in ("XX-EX-1-1", "activity-date (1, 2)", escape("«\u202fsoon\u202f» n’est pas une date.")):
        assert cell in html
    response = signed_in().get(reverse("project_import_rejected", args=[spreadsheet.pk, "csv"]))
    with override("en"):  # a file is sent after the language of the editor has been left
        csv = text_of(response)
    assert csv.removeprefix("\ufeff").startswith("Identifiant,Titre,")
    assert "XX-EX-1-1,Projet," in csv
    assert "soon" in csv


def test_the_preview_names_what_is_withdrawn():
    take(send(file_of(activity(1, title="Un"), activity(2, title="Deux")), is_complete=True))

    spreadsheet = send(file_of(activity(1, title="Un")), is_complete=True)

    html = signed_in().get(reverse("project_import", args=[spreadsheet.pk])).content.decode()
    assert "XX-EX-1-2: Deux" in html
    assert "Importer les activités correctes" in html
    assert "lignes" not in html[html.index("<main") :]


def test_the_command_imports_drafts(file):
    out, errors = run(file, url="https://example.org/a.xml")

    assert "new 2" in out
    assert errors == ""
    assert [page.live for page in ProjectPage.objects.all()] == [False, False, False]
    assert ImportedProject.objects.get(key="XX-EX-1-0042").file_url == "https://example.org/a.xml"


def test_the_command_can_only_look(file):
    out, _errors = run(file, dry_run=True)

    assert "new 2" in out
    assert not ProjectPage.objects.exists()
    assert not SpreadsheetImport.objects.exists()


def test_the_command_says_what_is_wrong(file):
    file.write_bytes(file_of(FAULTS["no identifier"][0], FAULTS["date"][0]))

    out, errors = run(file, dry_run=True)

    assert "rejected 2" in out
    assert "activity 1: iati-identifier: The activity has no identifier." in errors
    assert "XX-EX-1-1: activity-date (1, 2):" in errors


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"key,title\n1,2", "no XML"), (b"<html/>", "<html>"), (None, "cannot be read"), (b"<" * 50_000_001, "50 MB")],
    ids=["spreadsheet", "web page", "no file", "too large"],
)
def test_the_command_refuses_what_is_no_file_of_activities(file, content, word):
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=word):
        run(file)


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ({"user": "nobody@example.org"}, "Nobody has the address"),
        ({"retrieved": "2999-01-01"}, "still to come"),
        ({"url": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_the_command_refuses_options_that_make_no_sense(file, option, word):
    with pytest.raises(CommandError, match=word):
        run(file, **option)
