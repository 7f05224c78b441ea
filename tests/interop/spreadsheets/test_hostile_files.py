"""Two thousand broken, torn and absurd files: each is read or refused, none brings anything down."""

import random
from contextlib import suppress

import pytest
from django.utils.translation import override

from interop.spreadsheets.cells import CellError
from interop.spreadsheets.projects import COLUMNS
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.tables import UnreadableFileError
from interop.spreadsheets.vocabularies import Vocabularies
from tests.interop.spreadsheets.files import csv_file, make_lists, xlsx_file

pytestmark = pytest.mark.django_db
ABSURD = [
    "", " ", "\0", "\ufffd", "=1+1", "'=1", ";;;", "\\;", "(", ")", "()", "[]", "[x]", "a (b (c))", "|", "1|2|3|4",
    "9" * 400, "-0", "NaN", "Infinity", "1e999", "٣", "0000-00-00", "99/99/9999", "2014-13-01", "'; DROP TABLE x; --",
    "<script>",
    "\u202e", "\ud7ff", "😀" * 50, "http://[::1", "https://", "15190 (", "10.7 ()", "x" * 40_000, True, False, 0, -1,
    1e308, float("inf"), float("nan"), None, [], {},
]  # fmt: skip


def torn(data, chance):
    """Return a file with some of its bytes lost, doubled or changed."""
    data = bytearray(data)
    for _n in range(chance.randint(1, 20)):
        place = chance.randrange(len(data))
        action = chance.randrange(3)
        if action == 0:
            del data[place : place + chance.randint(1, 50)]
        elif action == 1:
            data[place] = chance.randrange(256)
        else:
            data[place:place] = data[place : place + chance.randint(1, 50)]
        if not data:
            break
    return bytes(data)


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_torn_files_are_read_or_refused(make):
    chance = random.Random(7)
    whole = make(["Titre", "Début"], *[[f"Projet {n}", 2000 + n] for n in range(20)])

    for _n in range(500):
        with suppress(UnreadableFileError):
            read_table(torn(whole, chance))


def test_absurd_cells_are_read_or_refused():
    make_lists()
    lists, chance = Vocabularies(), random.Random(11)

    with override("en"):
        for _n in range(1_000):
            column = chance.choice(COLUMNS)
            cell = chance.choice(ABSURD)
            if isinstance(cell, str) and chance.random() < 0.5:
                cell += str(chance.choice(ABSURD))
            with suppress(CellError):
                column.write(column.read(cell, lists), lists)
