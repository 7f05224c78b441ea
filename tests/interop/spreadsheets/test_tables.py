"""Files that are read, and files that are refused with a word that helps."""

import io
import time
import zipfile

import pytest
from django.utils.translation import override

from interop.spreadsheets import xlsx_files
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.tables import MOST_BYTES, MOST_ROWS, UnreadableFileError
from tests.interop.spreadsheets.files import csv_file, xlsx_file

HEADINGS = ["Titre", "Résumé"]
ROW = ["Élus & diaspora", "Été; 2014"]
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def refusal(data):
    """Return why a file is refused."""
    with pytest.raises(UnreadableFileError) as refused:
        read_table(data)
    return str(refused.value)


def rezipped(data, part, change):
    """Return a workbook with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_its_separator(encoding, separator):
    table = read_table(csv_file(HEADINGS, [], ROW, separator=separator, encoding=encoding))

    assert (table.headings, [(row.number, row.cells) for row in table.rows]) == (HEADINGS, [(3, ROW)])


def test_an_xlsx_file_is_read_with_the_types_of_its_cells():
    table = read_table(xlsx_file([*HEADINGS, None], [ROW[0], 2014, None], [None, None], ["b", 17.1]))

    assert table.headings == HEADINGS
    assert [(row.number, row.cells) for row in table.rows] == [(2, [ROW[0], 2014]), (4, ["b", 17.1])]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\n\n;;\n", "empty"),
        (csv_file(HEADINGS), "No row"),
        (csv_file(HEADINGS, ROW, encoding="latin-1"), "not in UTF-8"),
        (csv_file(HEADINGS, ROW, encoding="cp1252"), "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old XLS"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"%PDF-1.7\0\0", "neither a CSV nor an XLSX"),
        (b'Titre,R\n"never closed,x\n', "quotation mark"),
        (b"a," * 101 + b"b\n1\n", "100 columns"),
        (b"a" * (MOST_BYTES + 1), "20 MB"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_a_clear_word(data, word):
    assert word in refusal(data)


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_hundred_thousand_rows_are_refused(make):
    assert f"more than {MOST_ROWS} rows" in refusal(make(HEADINGS, *([ROW] * 100_000)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = rezipped(xlsx_file(HEADINGS, ROW), "xl/worksheets/sheet1.xml", lambda old: old + b" " * 300_000_000)
    started = time.monotonic()

    assert len(bomb) < MOST_BYTES
    assert "larger than 100 MB" in refusal(bomb)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused(part, encoding):
    def plant(old):
        root = old.decode().rsplit("?>", 1)[-1]
        return f"{BOMB}]>{root.replace('>', '>&i;', 1)}".encode(encoding)

    data = rezipped(xlsx_file(HEADINGS, ROW), part, plant)

    assert "damaged" in refusal(data)


def test_formulas_are_never_computed_and_named_at_their_cell():
    table = read_table(xlsx_file(HEADINGS, ["=1+1", "x"], ["=HYPERLINK(1)", "y"]))

    assert [row.cells for row in table.rows] == [[None, "x"], [None, "y"]]
    assert all("formula" in row.faults[0] for row in table.rows)


def test_merged_cells_are_named_in_each_of_their_rows():
    table = read_table(xlsx_file(HEADINGS, ["a", "b"], [None, "c"], ["d", "e"], merged=["A2:A3"]))

    assert [sorted(row.faults) for row in table.rows] == [[0], [0], []]
    assert "A2:A3" in table.rows[1].faults[0]


def test_merged_headings_are_refused():
    assert "A1:B1" in refusal(xlsx_file(["Projets", None], ROW, merged=["A1:B1"]))


def test_an_error_of_the_spreadsheet_is_named_at_its_cell():
    table = read_table(xlsx_file(HEADINGS, ["#REF!", "x"]))

    assert "#REF!" in table.rows[0].faults[0]


def test_a_row_with_too_many_cells_is_named():
    table = read_table(csv_file(HEADINGS, ["a", "b", "c"], ["a", "b", ""]))

    assert [bool(row.faults) for row in table.rows] == [True, False]


def test_hidden_sheets_are_passed_over():
    book = xlsx_file(HEADINGS, ROW)
    hidden = rezipped(book, "xl/workbook.xml", lambda old: old.replace(b'state="visible"', b'state="hidden"'))

    assert "no visible sheet" in refusal(hidden)


def test_columns_are_called_as_in_spreadsheet_programs():
    assert [xlsx_files.column_name(n) for n in (0, 25, 26)] == ["A", "Z", "AA"]
