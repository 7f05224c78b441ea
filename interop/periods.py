"""When an event takes place, as calendars write it (RFC 5545): whole days or hours in a time zone."""

import calendar
import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.dates import Precision
from interop.pages import EPOCH
from news.models import EventPage

DAY = datetime.timedelta(1)
COMMON_YEAR = 2027  # any year without a 29 February
Moment = datetime.date | datetime.datetime


@dataclass(frozen=True)
class Period:
    """Start, and end which is not part of it; an end of `None` is not known.

    `is_vague`: only the month or the year is known, so nobody should find these days taken.
    `rule`: how the event comes back (RRULE).
    """

    start: Moment
    end: Moment | None
    is_vague: bool = False
    rule: dict[str, object] | None = None

    @classmethod
    def of(cls, event: EventPage) -> "Period":
        """Return the period of an event."""
        if event.starts_on is None:
            return yearly(event)
        first, last = event.starts_on, event.ends_on or event.starts_on
        if event.starts_precision != Precision.DAY:
            return cls(first, last_day(last, event.starts_precision) + DAY, is_vague=True)
        if event.starts_at is None:
            return cls(first, last + DAY)
        zone = datetime.UTC if event.time_zone == "UTC" else ZoneInfo(event.time_zone)
        start = datetime.datetime.combine(first, event.starts_at, zone)
        return cls(start, closing(start, last, event.ends_at))


def closing(start: datetime.datetime, last: datetime.date, at: datetime.time | None) -> datetime.datetime | None:
    """Return when an event with hours closes; `None` when nothing says it."""
    if at is None:
        several_days = last > start.date()
        return datetime.datetime.combine(last + DAY, datetime.time(), start.tzinfo) if several_days else None
    end = datetime.datetime.combine(last, at, start.tzinfo)
    return end if end > start else end + DAY  # past midnight


def last_day(day: datetime.date, precision: str) -> datetime.date:
    """Return the last day of the month or year of `day`."""
    month = 12 if precision == Precision.YEAR else day.month
    return day.replace(month=month, day=calendar.monthrange(day.year, month)[1])


def yearly(event: EventPage) -> Period:
    """Return the period of a day of each year, counted from the year in which the page appeared.

    A day that a month does not always have falls on its last one, as `EventPage.next_on` says.
    """
    year = (event.appeared_at or EPOCH).year
    first = event.next_on(datetime.date(year, 1, 1))
    month, day = map(int, event.recurs_on.split("-"))
    rule: dict[str, object] = {"freq": "yearly"}
    if day > calendar.monthrange(COMMON_YEAR, month)[1]:
        rule |= {"bymonth": month, "bymonthday": -1}
    return Period(first, first + DAY, rule=rule)
