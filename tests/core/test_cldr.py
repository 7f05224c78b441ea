"""Golden values of dates, numbers, money, lists and names in the three languages of the portal."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import deactivate_all, override

from core import cldr
from core.dates import Precision

MAY_FIRST, MAY_THIRD = datetime.date(2014, 5, 1), datetime.date(2014, 5, 3)
SEPTEMBER, NEXT_YEAR = datetime.date(2014, 9, 3), datetime.date(2015, 9, 3)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("fr", "1er mai 2014", "mai 2014"),
        ("en", "1 May 2014", "May 2014"),
        ("es", "1 de mayo de 2014", "mayo de 2014"),
    ],
)
def test_a_date_shows_no_more_than_is_known(language, day, month):
    with override(language):
        assert cldr.long_date(MAY_FIRST) == cldr.partial_date(MAY_FIRST) == day
        assert cldr.partial_date(MAY_FIRST, "month") == month
        assert cldr.partial_date(MAY_FIRST, "year") == "2014"


@pytest.mark.parametrize(
    ("language", "in_month", "in_year", "months"),
    [
        (
            "fr",
            "1er\u20133 mai 2014",
            "1er mai\u2009\u2013\u20093 septembre 2014",
            "mai\u2009\u2013\u2009septembre 2014",
        ),
        ("en", "1\u20133 May 2014", "1 May\u2009\u2013\u20093 September 2014", "May\u2009\u2013\u2009September 2014"),
        (
            "es",
            "1\u20133 de mayo de 2014",
            "1 de mayo\u2009\u2013\u20093 de septiembre de 2014",
            "mayo\u2009\u2013\u2009septiembre de 2014",
        ),
    ],
)
def test_a_period_drops_only_what_repeats(language, in_month, in_year, months):
    with override(language):
        assert cldr.date_range(MAY_FIRST, "day", MAY_THIRD, "day") == in_month
        assert cldr.date_range(MAY_FIRST, "day", SEPTEMBER, "day") == in_year
        assert cldr.date_range(MAY_FIRST, "month", SEPTEMBER, "month") == months


def test_a_period_keeps_each_end_as_far_as_it_is_known():
    with override("fr"):
        assert cldr.date_range(MAY_FIRST, "year", NEXT_YEAR, "year") == "2014\u20132015"
        assert cldr.date_range(MAY_FIRST, "year", NEXT_YEAR, "month") == "2014\u2009\u2013\u2009septembre 2015"
        assert cldr.date_range(MAY_FIRST, "year", SEPTEMBER, "year") == "2014"


def test_a_period_with_one_end_is_that_date():
    with override("en"):
        assert cldr.date_range(MAY_FIRST, "month", None, "day") == "May 2014"
        assert cldr.date_range(None, "day", MAY_FIRST, "year") == "2014"
        assert cldr.date_range(None, "day", None, "day") == ""


def test_a_moment_is_written_in_the_active_time_zone():
    late = datetime.datetime(2014, 5, 1, 23, 30, tzinfo=datetime.UTC)

    with override("fr"), timezone.override("Africa/Tunis"):
        assert cldr.long_date(late) == "2 mai 2014"
        assert cldr.clock_time(late) == "0\u00a0h\u00a030"


@pytest.mark.parametrize(
    ("language", "half_past", "short", "heading"),
    [
        ("fr", "10\u00a0h\u00a030", "sept. 2014", "Septembre 2014"),
        ("en", "10:30", "Sept 2014", "September 2014"),
        ("es", "10:30", "sept 2014", "Septiembre de 2014"),
    ],
)
def test_an_agenda_writes_times_and_months_in_the_readers_way(language, half_past, short, heading):
    with override(language):
        assert cldr.clock_time(datetime.time(10, 30)) == half_past
        assert [cldr.short_month(SEPTEMBER, known) for known in Precision] == [short, short, "2014"]
        assert [cldr.month_heading(SEPTEMBER, known) for known in Precision] == [heading, heading, "2014"]


@pytest.mark.parametrize(
    ("language", "thousands", "decimals"),
    [("fr", "1\u202f234", "12\u202f345,5"), ("en", "1,234", "12,345.5"), ("es", "1234", "12.345,5")],
)
def test_numbers_are_grouped_as_the_language_groups_them(language, thousands, decimals):
    with override(language):
        assert cldr.number(1234) == thousands
        assert cldr.number(12345.5) == decimals
        assert cldr.number(0) == "0"


@pytest.mark.parametrize(
    ("language", "euros", "dollars", "francs"),
    [
        ("fr", "1\u202f234\u202f567\u00a0€", "1\u202f234,50\u00a0$US", "9\u202f000\u00a0CHF"),
        ("en", "€1,234,567", "US$1,234.50", "CHF\u00a09,000"),
        ("es", "1.234.567\u00a0€", "1234,50\u00a0US$", "9000\u00a0CHF"),
    ],
)
def test_money_shows_cents_only_when_there_are_any(language, euros, dollars, francs):
    with override(language):
        assert cldr.money(1234567, "EUR") == euros
        assert cldr.money(1234.5, "USD") == dollars
        assert cldr.money(9000, "CHF") == francs


def test_an_unknown_currency_stands_as_it_is():
    with override("fr"):
        assert cldr.money(5, "XQX") == "5\u00a0XQX"


@pytest.mark.parametrize(
    ("language", "mixed"),
    [("fr", "1\u00a0h\u00a030"), ("en", "1\u00a0h\u00a030\u00a0min"), ("es", "1\u00a0h\u00a030\u00a0min")],
)
def test_durations_use_the_symbols_of_the_si(language, mixed):
    with override(language):
        assert cldr.minutes(90) == mixed
        assert cldr.minutes(25) == "25\u00a0min"
        assert cldr.minutes(120) == "2\u00a0h"


@pytest.mark.parametrize(("language", "joined"), [("fr", "A, B et C"), ("en", "A, B and C"), ("es", "A, B y C")])
def test_lists_end_with_the_word_of_the_language(language, joined):
    with override(language):
        assert cldr.conjoin(["A", "B", "C"]) == joined
        assert cldr.conjoin([]) == ""


def test_spanish_says_e_before_the_sound_i():
    with override("es"):
        assert cldr.conjoin(["Francia", "Italia"]) == "Francia e Italia"
        assert cldr.conjoin(["agua", "hielo"]) == "agua y hielo"


@pytest.mark.parametrize(("language", "portuguese"), [("fr", "portugais"), ("en", "Portuguese"), ("es", "portugués")])
def test_languages_have_names(language, portuguese):
    with override(language):
        assert cldr.language_name("pt") == portuguese


def test_an_unknown_code_is_its_own_name():
    assert cldr.language_name("zzz") == "zzz"


def test_missing_values_are_written_as_nothing():
    assert [write(None) for write in (cldr.long_date, cldr.partial_date, cldr.short_month, cldr.clock_time)] == [""] * 4
    assert [write(None) for write in (cldr.number, cldr.minutes, cldr.language_name)] == [""] * 3
    assert cldr.money(None, "EUR") == ""


def test_without_a_language_the_source_language_writes():
    with override("en"):
        deactivate_all()

        assert cldr.long_date(MAY_FIRST) == "1er mai 2014"
