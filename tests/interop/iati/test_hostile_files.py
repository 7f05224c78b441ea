"""Broken, absurd and hostile files are refused with a reason: nothing changes, and nothing is asked of others."""

import random
from contextlib import suppress

import pytest
from django.utils.translation import override
from lxml import etree

from interop.forms import FileForm
from interop.iati import reading
from interop.iati.incoming import decimal
from interop.iati.incoming_texts import measured
from interop.models import SpreadsheetImport
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.tables import UnreadableFileError
from tests.interop.iati.activities import PUBLISHED, activity, file_of, make_portal, send
from tests.interop.iati.hostile import FAULTS, REFUSED, absurd
from tests.interop.spreadsheets.files import dump, faults_of, take
from tests.interop.spreadsheets.test_hostile_files import torn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize("kind", REFUSED)
def test_a_whole_file_is_refused_with_a_reason(kind):
    text, reason = REFUSED[kind]
    before = dump()

    with pytest.raises(UnreadableFileError, match=reason):
        send(text.encode())

    assert dump() == before
    assert not SpreadsheetImport.objects.exists()


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_by_element_and_good_activities_are_kept(kind):
    make_portal()
    bad, element, word = FAULTS[kind]

    spreadsheet = send(file_of(bad, activity(7, title="Bon")))

    assert [(row, heading) for row, heading, _message in faults_of(spreadsheet)] == [(1, element)]
    assert word in faults_of(spreadsheet)[0][2]
    assert spreadsheet.rows.get(number=2).outcome == "new"


def test_an_identifier_that_stands_twice_is_refused_twice():
    make_portal()

    faults = faults_of(send(file_of(activity(1), activity(1))))

    assert [(row, heading) for row, heading, _message in faults] == [(1, "iati-identifier"), (2, "iati-identifier")]


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    class Huge:
        name, size, content_type = "activities.xml", 200_000_000, "text/xml"

        def read(self):
            raise AssertionError("the file is not read")

        chunks = open = read

    form = FileForm({}, {"file": Huge()})

    assert "larger than 50 MB" in form.errors["file"][0]


def test_a_file_of_too_many_activities_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 3)

    with pytest.raises(UnreadableFileError, match="more than 3 activities"):
        read_table(file_of(*[activity(number) for number in range(4)]))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_xml_knows_are_read(encoding):
    text = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + file_of(activity(1, title="Été")).decode()
    )

    [row] = read_table(text.encode(encoding)).rows

    assert "Été" in row.cells


@pytest.mark.parametrize("value", ["1e-999999", "1e999999", "9" * 40, "1_000", "NaN", "٣"])
def test_a_number_of_absurd_length_is_none(value):
    period = etree.fromstring(f'<period><period-end iso-date="2020-12-31"/><actual value="{value}"/></period>')

    assert measured(period, "people") == ""
    assert decimal(value) is None


def test_one_activity_is_in_memory_at_a_time():
    table = read_table(file_of(*[activity(number, more="<transaction/>" * 50) for number in range(200)]))

    elements = [element for element, _defaults in table.rows.elements()]

    assert all(len(element) == 0 for element in elements[:-1])
    assert len(elements[0].getparent() or ()) <= 1


def test_a_thousand_torn_files_are_read_or_refused():
    chance, whole = random.Random(7), PUBLISHED.encode()

    for _n in range(1_000):
        with suppress(UnreadableFileError):
            list(read_table(torn(whole, chance)).rows)


def test_a_thousand_absurd_activities_are_checked():
    make_portal()
    chance = random.Random(11)

    spreadsheet = send(file_of(*[absurd(number, chance) for number in range(1_000)]))

    assert spreadsheet.state == "checked"
    assert spreadsheet.rows.count() == 1_000
    assert {"new", "rejected"} <= set(spreadsheet.rows.values_list("outcome", flat=True))


@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")  # of a title that is an address
def test_absurd_activities_that_are_good_enough_are_imported():
    make_portal()
    chance = random.Random(13)

    spreadsheet = take(send(file_of(*[absurd(number, chance) for number in range(60)])))

    assert spreadsheet.state == "imported"
    assert spreadsheet.rows.filter(page_id__isnull=False).count() > 10
