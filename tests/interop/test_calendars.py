"""Calendars as a calendar program reads them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from reference.models import PageTheme
from tests.news.factories import AgendaPageFactory, EventPageFactory
from tests.reference.factories import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db
MORNING = datetime.datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=datetime.UTC)
DAY = datetime.date(2027, 2, 11)
TEN, NOON = datetime.time(10), datetime.time(12)
DAKAR = ZoneInfo("Africa/Dakar")
PARIS = ZoneInfo("Europe/Paris")


def read(client, path):
    """Return a calendar as icalendar understands it."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.cookies == {}
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return Calendar.from_ical(response.content)


def entry(client, **fields):
    """Return an event with some fields as its calendar tells it."""
    page = EventPageFactory(**fields)
    [found] = read(client, f"{page.url}event.ics").events
    assert found.errors == []
    return found


def at(day, hour, zone=datetime.UTC):
    """Return an hour of a day in February 2027."""
    return datetime.datetime(2027, 2, day, hour, tzinfo=zone)


PERIODS = {
    "one day": ({}, (DAY, datetime.date(2027, 2, 12))),
    "some days": ({"ends_on": datetime.date(2027, 2, 13)}, (DAY, datetime.date(2027, 2, 14))),
    "some hours": (
        {"starts_at": TEN, "ends_at": NOON, "time_zone": "Africa/Dakar"},
        (at(11, 10, DAKAR), at(11, 12, DAKAR)),
    ),
    "some hours of universal time": ({"starts_at": TEN, "ends_at": NOON}, (at(11, 10), at(11, 12))),
    "past midnight": (
        {"starts_at": NOON, "ends_at": TEN, "time_zone": "Europe/Paris"},
        (at(11, 12, PARIS), at(12, 10, PARIS)),
    ),
    "hours over some days": (
        {"starts_at": TEN, "ends_at": NOON, "ends_on": datetime.date(2027, 2, 13)},
        (at(11, 10), at(13, 12)),
    ),
    "days of which only the beginning has an hour": (
        {"starts_at": TEN, "ends_on": datetime.date(2027, 2, 12)},
        (at(11, 10), at(13, 0)),
    ),
    "a month": (
        {"starts_on": datetime.date(2027, 2, 1), "starts_precision": "month"},
        (datetime.date(2027, 2, 1), datetime.date(2027, 3, 1)),
    ),
    "a year": (
        {"starts_on": datetime.date(2027, 1, 1), "starts_precision": "year"},
        (datetime.date(2027, 1, 1), datetime.date(2028, 1, 1)),
    ),
}


@pytest.mark.parametrize("name", PERIODS)
def test_an_event_stands_where_it_belongs(name, client):
    fields, period = PERIODS[name]

    found = entry(client, **{"starts_on": DAY} | fields)

    assert (found.decoded("dtstart"), found.decoded("dtend")) == period
    assert (found["status"] == "TENTATIVE") == (found["transp"] == "TRANSPARENT") == ("starts_precision" in fields)


def test_an_event_whose_end_nobody_knows_has_none(client):
    found = entry(client, starts_on=DAY, starts_at=TEN)

    assert found.decoded("dtstart") == at(11, 10)
    assert "dtend" not in found


@pytest.mark.parametrize(
    ("recurs_on", "rule", "first"),
    [
        ("12-18", b"FREQ=YEARLY", datetime.date(2026, 12, 18)),
        ("02-28", b"FREQ=YEARLY", datetime.date(2026, 2, 28)),
        ("02-29", b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2", datetime.date(2026, 2, 28)),
        ("04-31", b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=4", datetime.date(2026, 4, 30)),
    ],
)
def test_a_day_of_each_year_comes_back(recurs_on, rule, first, client):
    found = entry(client, starts_on=None, recurs_on=recurs_on, first_published_at=MORNING)

    assert found["rrule"].to_ical() == rule
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (first, first + datetime.timedelta(1))


def test_a_calendar_defines_its_time_zones(client):
    page = EventPageFactory(starts_on=DAY, starts_at=TEN, time_zone="Europe/Paris")

    calendar = read(client, f"{page.url}event.ics")

    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Paris"]
    assert calendar.get_missing_tzids() == set()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_an_event_is_told_in_its_language(language, client):
    found = entry(
        client, language=language, title="A, B; C", place="Dakar", country=CountryFactory(code="SN"),
        online_url="https://example.org/salle", last_published_at=MORNING,
        theme_links=[PageTheme(theme=ThemeFactory(code="youth"), sort_order=0)],
    )  # fmt: skip

    assert (found["summary"], found["summary"].params["language"]) == ("A, B; C", language)
    assert found["location"] == f"Dakar, SN {language}"
    assert found.categories[-1] == f"youth {language}"
    assert "https://example.org/salle" in found["description"]
    assert found["description"].endswith(found["url"])
    assert found["url"].startswith(absolute(f"/{language}/"))
    assert found.decoded("last-modified") == found.decoded("dtstamp") == MORNING.replace(microsecond=0)


def test_an_event_is_the_same_in_every_language(client):
    page = EventPageFactory()
    other = EventPageFactory(language="en", translation_key=page.translation_key)

    uids = {read(client, f"{version.url}event.ics").events[0]["uid"] for version in (page, other)}

    assert uids == {f"{page.translation_key}@localhost"}


def test_the_agenda_holds_all_events_of_its_language(client):
    titles = {
        EventPageFactory(**fields).title for fields in ({"title": "A"}, {"starts_on": None, "recurs_on": "12-18"})
    }
    EventPageFactory(language="en", title="B")
    EventPageFactory(title="C", is_demo=True)
    EventPageFactory(title="D", live=False)
    closed = EventPageFactory(title="E")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    calendar = read(client, f"{closed.get_parent().url}agenda.ics")

    assert {str(event["summary"]) for event in calendar.events} == titles
    assert calendar.calendar_name == "Agenda – M4D Net"
    assert calendar["source"] == absolute("/fr/agenda/agenda.ics")


def test_the_agenda_is_narrowed_by_theme_and_country(client):
    EventPageFactory(title="A", country=CountryFactory(code="SN"))
    EventPageFactory(title="B", theme_links=[PageTheme(theme=ThemeFactory(code="youth"), sort_order=0)])

    by_country, by_theme = (read(client, f"/fr/agenda/agenda.ics?{q}") for q in ("country=sn", "theme=youth"))

    assert [str(event["summary"]) for event in by_country.events] == ["A"]
    assert by_country["source"] == absolute("/fr/agenda/agenda.ics?country=SN")
    assert [str(event["summary"]) for event in by_theme.events] == ["B"]


def test_the_agenda_asks_as_often_for_many_events_as_for_few(client):
    EventPageFactory(starts_at=TEN)
    with CaptureQueriesContext(connection) as few:
        read(client, "/fr/agenda/agenda.ics")
    EventPageFactory.create_batch(20, starts_at=TEN)

    with CaptureQueriesContext(connection) as many:
        assert len(read(client, "/fr/agenda/agenda.ics").events) == 21

    assert len(few) == len(many)


def test_an_agenda_without_events_is_a_calendar(client):
    AgendaPageFactory()

    assert read(client, "/fr/agenda/agenda.ics").events == []


@pytest.mark.parametrize(
    "path",
    [
        "/fr/agenda/nothing/event.ics",
        "/en/agenda/forum/event.ics",
        "/fr/elsewhere/forum/event.ics",
        "/fr/agenda/invented/event.ics",
        "/fr/%00/event.ics",
        "/fr/nothing/agenda.ics",
        "/fr/agenda/agenda.ics?theme=%00",
    ],
)
def test_what_does_not_exist_has_no_calendar(path, client):
    EventPageFactory(slug="forum")
    EventPageFactory(slug="invented", is_demo=True)

    assert client.get("/fr/agenda/forum/event.ics").status_code == 200
    assert client.get(path).status_code == 404


def test_a_calendar_that_has_not_changed_is_not_sent_again(client):
    page = EventPageFactory(starts_on=None, recurs_on="12-18")
    for path in (f"{page.url}event.ics", "/fr/agenda/agenda.ics"):
        tag = client.get(path)["ETag"]

        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_the_page_of_an_event_offers_its_calendar(client):
    real, invented = EventPageFactory(), EventPageFactory(is_demo=True)

    assert f'href="{real.url}event.ics"' in client.get(real.url).content.decode()
    assert "event.ics" not in client.get(invented.url).content.decode()
    assert 'href="/fr/agenda/agenda.ics"' in client.get("/fr/agenda/").content.decode()
