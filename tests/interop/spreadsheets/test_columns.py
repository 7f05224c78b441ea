"""Each column reads what it writes, finds rows of lists by any name, and refuses the rest."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from interop.spreadsheets.cells import CellError
from interop.spreadsheets.projects import BY_NAME, COLUMNS, guess
from interop.spreadsheets.vocabularies import Vocabularies, in_every_language
from projectdb.models import ProjectPage
from reference.models import PageStandardCode
from tests.interop.spreadsheets.files import make_lists
from tests.reference.factories import OrganisationFactory, label

pytestmark = pytest.mark.django_db
CELLS = {
    "title": "Appui aux communes",
    "framework": "ICMD fr",
    "status": "closed en",
    "scope": "6",
    "starts_on": "2014-05",
    "ends_on": "2016",
    "budget_amount": "230000.50",
    "budget_currency": "eur",
    "budget_value_on": "2014-06-01",
    "body": "Un & deux\nlignes.\n\nUn <autre> paragraphe.",
    "results": "268 | jeunes formés | 2016; 1.5 | hectares",
    "origin": "sen; Diourbel en; ml (11 communes); (Sahel (nord))",
    "destination": "Pays IT es",
    "lead": "UNDP fr; Commune d’Upala [11]",
    "themes": "youth; Diaspora EN",
    "sectors": "15190 (60 %); 15112 (40)",
    "targets": "10.7; 17.10",
    "markers": "1 (2)",
    "sources": "https://example.org/a; https://example.org/b",
    "confidence": "confirmed",
}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        make_lists()
        yield


def read(name, cell):
    """Return what a cell says."""
    return BY_NAME[name].read(cell, Vocabularies())


@pytest.mark.parametrize("name", CELLS)
def test_a_column_reads_what_it_writes_of_a_page(name):
    column, lists, page = BY_NAME[name], Vocabularies(), ProjectPage(locale=Locale.objects.get(language_code="fr"))
    value = column.read(CELLS[name], lists)

    column.put(page, value)

    assert value
    assert column.get(page) == value
    assert column.read(column.write(value, lists), lists) == value


def test_rows_of_lists_are_found_by_code_or_by_label_in_any_language():
    names = ["SN", "sen", "Pays SN fr", "pays sn EN", "PAYS SN es"]

    assert read("origin", "; ".join(names)) == [["SN", "", ""]]


def test_a_label_of_two_rows_is_refused_with_their_codes():
    for code in ("a", "b"):
        OrganisationFactory(code=code, organisation_type_id="11", label=label("Agence"))

    with pytest.raises(CellError, match="a, b"):
        read("lead", "Agence fr")


@pytest.mark.parametrize(
    ("name", "cell", "word"),
    [
        ("themes", "Diasporas fr", "Is it “diaspora en”"), ("themes", "xyz", "not in the list"),
        ("origin", "Atlantis", "not in the list"), ("origin", "Atlantis (north)", "not in the list"),
        ("sectors", "15190 (101)", "weight"), ("markers", "1 (x)", "weight"),
        ("targets", "10.7 (5)", "not in the list"),
        ("targets", 17.1, "17.1 or 17.10"), ("lead", "a [b", "square brackets"), ("lead", "UNDP fr [99]", "not in the"),
        ("sources", "example.org", "no address"), ("website", "javascript:alert(1)", "valid URL"),
        ("results", "many | people", "no result"), ("results", "5 | ", "no result"),
        ("results", "5 | a | 16", "no result"),
        ("summary", "x" * 321, "321 characters; 320"), ("budget_currency", "euros", "5 characters"),
        ("budget_currency", "E1R", "ISO 4217"), ("budget_value_on", "2014", "day is missing"),
        ("language", "es", "Only rows in French"), ("lead", "x" * 251, "250 fit"),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_refused_with_a_word_that_helps(name, cell, word):
    with pytest.raises(CellError, match=word):
        read(name, cell)


def test_rows_of_other_kinds_stay_when_a_column_is_put():
    page = ProjectPage(locale=Locale.objects.get(language_code="fr"))
    for name in ("sectors", "targets", "markers"):
        BY_NAME[name].put(page, read(name, CELLS[name]))

    BY_NAME["targets"].put(page, read("targets", "17.1"))

    codes = [link.code_id for link in page.code_links.all()]
    assert codes == ["sector-15190", "sector-15112", "marker-1", "sdg-target-17.1"]


def test_a_row_that_stays_keeps_what_else_it_says():
    page = ProjectPage(locale=Locale.objects.get(language_code="fr"))
    page.code_links = [PageStandardCode(pk=7, code_id="sdg-target-10.7")]

    BY_NAME["targets"].put(page, read("targets", "17.1; 10.7"))

    assert [link.pk for link in page.code_links.all()] == [None, 7]


def test_a_text_with_headings_is_not_written_and_differs_from_any_other():
    page = ProjectPage()
    page.body = [("heading", {"text": "Objectif", "level": "2"})]

    value = BY_NAME["body"].get(page)

    assert BY_NAME["body"].write(value, Vocabularies()) == ""
    assert value != read("body", "Objectif")


def test_headings_are_recognised_in_every_language_and_mean_one_column():
    headings = [heading for column in COLUMNS for heading in {column.name, *in_every_language(column.label).values()}]

    assert {guess(f" {heading.upper()} *") for heading in headings} == set(BY_NAME)
    assert all(guess(column.name) == column.name for column in COLUMNS)
    assert all(guess(h) == column.name for column in COLUMNS for h in in_every_language(column.label).values())
    assert guess("Errors") == ""
