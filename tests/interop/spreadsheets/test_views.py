"""The exchange in the admin: who may, each step, and the files that are offered."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from openpyxl import load_workbook
from wagtail.models import Locale

from interop import tasks
from interop.models import SpreadsheetImport
from interop.spreadsheets.projects import COLUMNS
from interop.spreadsheets.reading import read_table
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.files import csv_file, faults_of, make_lists, send, take, xlsx_file
from tests.interop.spreadsheets.planted import GOOD, planted
from tests.interop.spreadsheets.planted import HEADINGS as FRENCH
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
ROLES = ("Administrators", "Editors", "Reviewers", "Translators: English", "Translators: Spanish", "")
HEADINGS = ["key", "title", "themes"]


@pytest.fixture(autouse=True)
def some_lists():
    make_lists()


def signed_in(role="Administrators", language="fr"):
    """Return a client of somebody with a role, who reads a language."""
    client = Client(headers={"accept-language": language})
    if role:
        client.force_login(UserFactory(groups=[role]))
    return client


def upload(client, data, name="projets.csv"):
    """Send a file."""
    return client.post(reverse("project_imports"), {"file": SimpleUploadedFile(name, data)})


def data_of(response):
    """Return the file that a response brings."""
    return b"".join(response.streaming_content)


def text_of(response):
    """Return the text of the file that a response brings."""
    return data_of(response).decode("utf-8-sig")


def columns(names, mode="drafts"):
    """Return the form that says what columns mean."""
    return {"mode": mode} | {f"column-{n}": name for n, name in enumerate(names)}


def addresses(pk):
    """Return every address of the exchange with the method by which it is asked for."""
    steps = [
        ("post", reverse("project_import_step", args=[pk, step])) for step in ("import", "undo", "discard", "resume")
    ]
    return [
        ("get", reverse("project_imports")), ("post", reverse("project_imports")),
        ("get", reverse("project_import_template", args=["csv"])), ("get", reverse("project_import", args=[pk])),
        ("post", reverse("project_import", args=[pk])), ("get", reverse("project_import_rejected", args=[pk, "csv"])),
        ("get", f"{reverse('projects:index')}?export=csv"), *steps,
    ]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_may_add_and_publish_projects_may_use_any_of_it(role):
    spreadsheet = send(csv_file(HEADINGS, ["EX-1", "Premier", "youth"]))
    client = signed_in(role)

    answers = {getattr(client, method)(url).status_code for method, url in addresses(spreadsheet.pk)[:7]}

    assert (302 not in answers) == (role == "Administrators")
    if role != "Administrators":
        answers = {client.post(url).status_code for _method, url in addresses(spreadsheet.pk)[7:]}
        assert answers == {302}
        assert SpreadsheetImport.objects.get().state == "checked"


@pytest.mark.parametrize(("role", "is_offered"), [("Administrators", True), ("Editors", False)])
def test_the_list_offers_files_to_those_who_may(role, is_offered):
    html = signed_in(role).get(reverse("projects:index")).content.decode()

    assert (reverse("project_imports") in html) == is_offered
    assert ("export=xlsx" in html) == is_offered


def test_a_file_goes_from_its_sending_to_the_projects():
    client = signed_in()
    page = upload(client, csv_file(["clé", "Titel", "Thèmes"], ["EX-1", "Premier", "youth"]))
    spreadsheet = SpreadsheetImport.objects.get()
    assert spreadsheet.mapping == ["", "", "themes"]

    client.post(page["Location"], columns(HEADINGS, "live"))
    tasks.check_spreadsheet.call(spreadsheet.pk)
    assert "Importer les lignes correctes" in client.get(page["Location"]).content.decode()
    client.post(reverse("project_import_step", args=[spreadsheet.pk, "import"]))
    tasks.import_spreadsheet.call(spreadsheet.pk)

    assert "Annuler l’importation" in client.get(page["Location"]).content.decode()
    assert ProjectPage.objects.live().get().title == "Premier"


def test_a_file_that_cannot_be_read_is_answered_with_the_form_and_the_reason():
    response = upload(signed_in(), csv_file(HEADINGS, ["EX-1", "Été", "x"], encoding="latin-1"))

    assert response.status_code == 422
    assert "UTF-8" in response.content.decode()
    assert not SpreadsheetImport.objects.exists()


@pytest.mark.parametrize(
    ("names", "word"),
    [(["", "", "themes"], "titre"), (["key", "title", "title"], "2 colonnes"), (["a", "b", "c"], "choix")],
)
def test_columns_that_make_no_sense_are_asked_for_again(names, word):
    client = signed_in()
    page = upload(client, csv_file(HEADINGS, ["EX-1", "Premier", "youth"]))

    response = client.post(page["Location"], columns(names))

    assert response.status_code == 422
    assert word in response.content.decode()
    assert SpreadsheetImport.objects.get().state == "sent"


def test_errors_stand_by_row_and_column_in_the_language_of_the_editor():
    client = signed_in()
    spreadsheet = send(csv_file(FRENCH, *planted()[0]))

    html = client.get(reverse("project_import", args=[spreadsheet.pk])).content.decode()

    told = faults_of(spreadsheet)
    rows = [
        (f'<th scope="row">{row}</th>', f"<td>{heading}</td>", f"<td>{escape(message)}</td>")
        for row, heading, message in told
    ]
    assert "«\u202fbientôt\u202f» n’est pas une date" in html
    assert [row for row in rows if not all(cell in html for cell in row)] == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_rejected_rows_are_offered_as_they_were_sent(form):
    good, bad = ["EX-1", "Premier", "youth"], ["EX-2", "Second", "xyz"]
    spreadsheet = send(xlsx_file(HEADINGS, good, bad))

    table = read_table(data_of(signed_in().get(reverse("project_import_rejected", args=[spreadsheet.pk, form]))))

    assert table.headings == [*HEADINGS, "Erreurs"]
    assert [row.cells[:3] for row in table.rows] == [bad]
    assert "xyz" in table.rows[0].cells[3]


def test_rejected_rows_are_taken_once_they_are_corrected():
    spreadsheet = send(csv_file(HEADINGS, ["EX-2", "Second", "xyz"]))
    data = data_of(signed_in().get(reverse("project_import_rejected", args=[spreadsheet.pk, "csv"])))

    corrected = send(data.replace(b",xyz", b",youth"))

    assert corrected.rows.get().outcome == "new"


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_template_is_understood_in_every_language(language):
    client = signed_in(language=language)

    book = load_workbook(io.BytesIO(data_of(client.get(reverse("project_import_template", args=["xlsx"])))))

    headings = [cell.value for cell in book.worksheets[0][1]]
    spreadsheet = send(csv_file(headings, ["", "Titre", *[""] * (len(headings) - 2)]))
    assert spreadsheet.mapping == [column.name for column in COLUMNS]
    assert headings[1] == {"fr": "Titre", "en": "Title", "es": "Título"}[language]
    assert len(book.worksheets) == 3


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_comes_back_unchanged(form):
    take(send(csv_file(FRENCH, ["EX-1", "=1+1", *GOOD[2:]], ["EX-2", "@Second", *GOOD[2:]]), mode="live"))
    ProjectPageFactory(title="D’un éditeur", origin="SN", themes=["youth"])

    response = signed_in().get(reverse("projects:index"), {"export": form})

    data = data_of(response)
    assert set(send(data, mode="live").rows.values_list("outcome", flat=True)) == {"unchanged"}
    assert {row.cells[1] for row in read_table(data).rows} >= ({"'=1+1"} if form == "csv" else {"=1+1"})


def test_a_text_that_looks_like_a_formula_is_none_in_a_file():
    ProjectPageFactory(title="=1+1", contact="+33")
    client = signed_in()

    lines = list(csv.reader(io.StringIO(text_of(client.get(reverse("projects:index"), {"export": "csv"})))))
    response = client.get(reverse("projects:index"), {"export": "xlsx"})

    assert {"'=1+1", "'+33"} <= set(lines[1])
    book = load_workbook(io.BytesIO(data_of(response)))
    assert {cell.data_type for cell in book.active[2] if cell.value} <= {"s", "n"}


def test_the_selection_of_the_list_is_what_is_exported():
    ProjectPageFactory(title="Au Sénégal", origin="SN", themes=["youth"])
    ProjectPageFactory(title="Au Maroc", origin="MA", themes=["diaspora"])
    client = signed_in()

    for query in ({"country": "MA"}, {"theme": "diaspora"}):
        lines = list(csv.reader(io.StringIO(text_of(client.get(reverse("projects:index"), query | {"export": "csv"})))))
        assert [line[1] for line in lines[1:]] == ["Au Maroc"]


def test_an_export_takes_so_many_queries_for_any_number(django_assert_max_num_queries):
    index = ProjectPageFactory().get_parent()
    client = signed_in()
    client.get(reverse("projects:index"), {"export": "csv"})
    for number in range(20):
        ProjectPageFactory(parent=index, title=f"Projet {number}", origin="SN", themes=["youth"])

    with django_assert_max_num_queries(60):
        text_of(client.get(reverse("projects:index"), {"export": "csv"}))


def test_only_french_rows_of_an_export_are_taken():
    page = ProjectPageFactory(title="Projet")
    page.copy_for_translation(Locale.objects.get(language_code="es"), copy_parents=True)

    spreadsheet = send(text_of(signed_in().get(reverse("projects:index"), {"export": "csv"})).encode())

    assert sorted(spreadsheet.rows.values_list("outcome", flat=True)) == ["rejected", "rejected"]


@pytest.mark.parametrize("step", ["undo", "resume", "nonsense"])
def test_a_step_that_is_not_due_changes_nothing(step):
    spreadsheet = send(csv_file(HEADINGS, ["EX-1", "Premier", "youth"]))

    response = signed_in().post(reverse("project_import_step", args=[spreadsheet.pk, step]))

    assert response.status_code == 302
    assert SpreadsheetImport.objects.get().state == "checked"


def test_a_file_is_discarded_with_its_rows():
    spreadsheet = send(csv_file(HEADINGS, ["EX-1", "Premier", "youth"]))

    signed_in().post(reverse("project_import_step", args=[spreadsheet.pk, "discard"]))

    assert not SpreadsheetImport.objects.exists()


def test_absurd_cells_to_overwrite_are_passed_over():
    spreadsheet = send(csv_file(HEADINGS, ["EX-1", "Premier", "youth"]))
    wanted = ["", ":", "x:y", "9" * 30 + ":title", "2:nonsense", "٢:title"]

    response = signed_in().post(reverse("project_import_step", args=[spreadsheet.pk, "import"]), {"overwrite": wanted})

    assert response.status_code == 302
