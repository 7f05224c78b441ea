"""Rules and dates of events."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from news.models import EventPage
from tests.news.factories import EventPageFactory
from tests.reference.factories import CountryFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 2, 11)
ONE_OF_TWO = "Indiquez un premier jour, ou le jour de l’année où il revient\u202f; pas les deux."
MONTH_AND_DAY = "Écrivez le mois et le jour, par exemple\u202f: 12-18."
BREAKS = {
    "an end before the start": (
        {"starts_on": DAY, "ends_on": DAY - datetime.timedelta(1)},
        ("ends_on", "Le dernier jour ne doit pas précéder le premier.", True),
    ),
    "no date at all": ({"starts_on": None}, ("starts_on", ONE_OF_TWO, True)),
    "a date and a day of each year": ({"recurs_on": "12-18"}, ("starts_on", ONE_OF_TWO, True)),
    "a day of each year with a month of 13": (
        {"starts_on": None, "recurs_on": "13-01"},
        ("recurs_on", MONTH_AND_DAY, False),
    ),
    "a day of each year as it is spoken": (
        {"starts_on": None, "recurs_on": "18/12"},
        ("recurs_on", MONTH_AND_DAY, False),
    ),
    "a time zone that is none": (
        {"time_zone": "Dakar"},
        ("time_zone", "Ce n’est pas un nom de la base tz, par exemple\u202f: Africa/Dakar.", False),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_wrong_event_is_refused_at_its_field_in_french(name):
    values, (field, message, _by_database) = BREAKS[name]
    page = EventPageFactory()
    for attribute, value in values.items():
        setattr(page, attribute, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()

    assert message in error.value.message_dict.get(field, [])


@pytest.mark.parametrize("name", [name for name, (_v, (_f, _m, by_database)) in BREAKS.items() if by_database])
def test_the_database_refuses_a_wrong_event(name):
    values, _message = BREAKS[name]
    page = EventPageFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=page.pk).update(**values)


@pytest.mark.parametrize(
    ("recurs_on", "today", "expected"),
    [
        ("12-18", datetime.date(2026, 12, 17), datetime.date(2026, 12, 18)),
        ("12-18", datetime.date(2026, 12, 18), datetime.date(2026, 12, 18)),
        ("12-18", datetime.date(2026, 12, 19), datetime.date(2027, 12, 18)),
        ("02-29", datetime.date(2027, 1, 1), datetime.date(2027, 2, 28)),
        ("02-29", datetime.date(2028, 1, 1), datetime.date(2028, 2, 29)),
        ("02-29", datetime.date(2027, 3, 1), datetime.date(2028, 2, 29)),
    ],
)
def test_a_day_of_each_year_knows_its_next_date(recurs_on, today, expected):
    assert EventPage(recurs_on=recurs_on).next_on(today) == expected


@pytest.mark.parametrize("recurs_on", ["04-31", "02-30"])
def test_a_day_that_no_year_has_falls_on_the_last_of_its_month(recurs_on):
    next_day = EventPage(recurs_on=recurs_on).next_on(datetime.date(2027, 1, 1))

    assert (next_day + datetime.timedelta(1)).day == 1


@pytest.mark.parametrize(
    ("place", "has_country", "label"), [("Dakar", True, "Dakar, SN fr"), ("Dakar", False, "Dakar"), ("", False, "")]
)
def test_the_place_of_an_event_is_told_with_its_country(place, has_country, label):
    event = EventPage(place=place, country=CountryFactory(code="SN") if has_country else None)

    assert event.place_label == label


def test_an_event_known_to_the_month_shows_no_day():
    day, month, year = (
        render_to_string("news/_event.html", {"event": EventPageFactory(starts_on=DAY, starts_precision=precision)})
        for precision in ("day", "month", "year")
    )

    assert '<time class="date-block" datetime="2027-02-11">' in day
    assert "<b>11</b>" in day
    assert '<time class="date-block" datetime="2027-02">' in month
    assert "<b>" not in month
    assert "<span>févr. 2027</span>" in month
    assert '<time class="date-block" datetime="2027">' in year
    assert "<span>2027</span>" in year


def test_an_editor_chooses_the_time_zone_from_a_list_and_does_not_write_it():
    field = EventPage.get_edit_handler().get_form_class().base_fields["time_zone"]

    offered = dict(field.widget.choices)

    assert next(iter(offered)) == "UTC"
    assert offered["America/Port_of_Spain"] == "America/Port of Spain"
    assert "Etc/GMT" not in offered
