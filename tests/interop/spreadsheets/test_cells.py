"""What a cell says; what could mean two things is refused."""

import datetime

import pytest
from django.utils.translation import override

from core.spreadsheets import as_typed, harmless
from interop.spreadsheets.cells import CellError, amount_of, as_list, date_of, items_of, text_of


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2014-05-31", ("2014-05-31", "day")),
        ("2014/5/31", ("2014-05-31", "day")),
        ("31/05/2014", ("2014-05-31", "day")),
        ("31.05.2014", ("2014-05-31", "day")),
        ("05/31/2014", ("2014-05-31", "day")),
        ("05/05/2014", ("2014-05-05", "day")),
        ("31 mai 2014", ("2014-05-31", "day")),
        ("1er août 2014", ("2014-08-01", "day")),
        ("31 de mayo de 2014", ("2014-05-31", "day")),
        ("May 31, 2014", ("2014-05-31", "day")),
        ("3rd Sept. 2014", ("2014-09-03", "day")),
        (datetime.datetime(2014, 5, 31), ("2014-05-31", "day")),  # noqa: DTZ001 - a cell has no time zone
        ("2014-05", ("2014-05-01", "month")),
        ("05/2014", ("2014-05-01", "month")),
        ("mayo de 2014", ("2014-05-01", "month")),
        ("2014", ("2014-01-01", "year")),
        (2014, ("2014-01-01", "year")),
        (2014.0, ("2014-01-01", "year")),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_date_is_understood_as_it_is_written(cell, date):
    assert date_of(cell) == date


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("03/04/2014", "2014-04-03 or 2014-03-04"),
        ("31/05/14", "two digits"),
        ("2014-02-30", "no such day"),
        ("31/31/2014", "no such day"),
        ("41790", "no date"),
        (41790, "no date"),
        ("soon", "no date"),
        ("mai juin 2014", "no date"),
        ("0214-05-31", "cannot be right"),
        ("9" * 500, "no date"),
    ],
)
def test_a_date_that_could_be_another_is_refused(cell, word):
    with pytest.raises(CellError, match=word):
        date_of(cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("230000", "230000.00"),
        ("230000.5", "230000.50"),
        ("230 000,50", "230000.50"),
        ("230\u202f000", "230000.00"),
        ("1.230.000,5", "1230000.50"),
        ("1,230,000.50", "1230000.50"),
        ("1,230,000", "1230000.00"),
        (230000, "230000.00"),
        (0.1, "0.10"),
        ("0", "0.00"),
        (None, ""),
    ],
)
def test_an_amount_is_understood_whatever_its_marks(cell, amount):
    assert amount_of(cell) == amount


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("1,230", "1230 or 1.23"), ("1.230", "1230"), ("EUR 230", "no amount"), ("-5", "no amount"),
        ("12,34,567", "no amount"), ("1.2.3,4", "no amount"), ("1e6", "no amount"), ("9" * 13, "twelve digits"),
        (-5, "0 or more"), (float("nan"), "0 or more"), ("٢٣", "no amount"), ("1,2,", "no amount"),
    ],
)  # fmt: skip
def test_an_amount_that_could_be_another_is_refused(cell, word):
    with pytest.raises(CellError, match=word):
        amount_of(cell)


@pytest.mark.parametrize("cell", ["Ã©tÃ©", "l\u2019â€™été", "R\ufffdsum\ufffd", "a\x00b", "a\x1bb"])
def test_a_text_that_an_encoding_has_spoilt_is_refused(cell):
    with pytest.raises(CellError, match="wrong encoding"):
        text_of(cell)


def test_a_whole_number_is_a_text_without_decimals():
    assert [text_of(cell) for cell in (24050, 24050.0, 10.7, " x\r\ny ", None)] == [
        "24050",
        "24050",
        "10.7",
        "x\ny",
        "",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@x", "\tx", "plain", "'quoted"])
def test_a_text_is_harmless_in_a_file_and_the_same_when_it_comes_back(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t"))
    assert as_typed(harmless(text)) == text


def test_the_items_of_a_list_come_back_as_they_were():
    items = ["a", "b; c", "d"]

    assert items_of(as_list(items)) == items
    assert items_of("a;  ;a\nb") == ["a", "b"]
