"""Events to come, past events and days of each year."""

import datetime

import pytest

from news.models import EventPage
from tests.news.factories import EventPageFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2027, 2, 11)


def days(number: int) -> datetime.date:
    """Return a day so many days from today."""
    return TODAY + datetime.timedelta(number)


@pytest.fixture
def events():
    """Events around today, by what they are."""
    return {
        "over": EventPageFactory(starts_on=days(-9), ends_on=days(-8)),
        "yesterday": EventPageFactory(starts_on=days(-1)),
        "running": EventPageFactory(starts_on=days(-3), ends_on=days(0)),
        "today": EventPageFactory(starts_on=TODAY),
        "next week": EventPageFactory(starts_on=days(7)),
        "each year": EventPageFactory(starts_on=None, recurs_on="12-18"),
    }


def test_upcoming_events_are_not_over_and_come_soonest_first(events):
    found = list(EventPage.objects.upcoming(TODAY))

    assert found == [events[name] for name in ("running", "today", "next week")]


def test_past_events_are_over_and_come_latest_first(events):
    assert list(EventPage.objects.past(TODAY)) == [events["yesterday"], events["over"]]


def test_yearly_days_stand_apart(events):
    assert list(EventPage.objects.yearly()) == [events["each year"]]


def test_every_event_is_upcoming_past_or_yearly_and_only_one_of_them(events):
    sets = [EventPage.objects.upcoming(TODAY), EventPage.objects.past(TODAY), EventPage.objects.yearly()]

    assert sorted(event.pk for found in sets for event in found) == sorted(event.pk for event in events.values())


@pytest.mark.parametrize(
    ("starts_on", "precision", "is_upcoming"),
    [
        (datetime.date(2027, 2, 1), "month", True),
        (datetime.date(2027, 1, 1), "month", False),
        (datetime.date(2027, 1, 1), "year", True),
        (datetime.date(2026, 1, 1), "year", False),
        (datetime.date(2027, 2, 1), "day", False),
    ],
)
def test_an_event_lasts_to_the_end_of_what_is_known(starts_on, precision, is_upcoming):
    event = EventPageFactory(starts_on=starts_on, starts_precision=precision)

    assert list(EventPage.objects.upcoming(TODAY)) == ([event] if is_upcoming else [])
    assert list(EventPage.objects.past(TODAY)) == ([] if is_upcoming else [event])
