"""News and events in the words of schema.org."""

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.dates import Precision
from core.structured_data import Node, iso, node, publisher
from core.templatetags.core_tags import iso_date
from reference.structured_data import countries, themes

if TYPE_CHECKING:
    from news.models import EventPage, NewsPage


def news(page: "NewsPage") -> Node:
    """Return an article of the day of the news."""
    return node(
        "NewsArticle",
        headline=page.title,
        datePublished=iso_date(page.published_on, page.published_precision),
        dateModified=iso(page.last_published_at),
        about=themes(page.theme_list),
        contentLocation=countries(page.country_list),
        author=publisher(),
        publisher=publisher(),
    )


def event(page: "EventPage") -> Node:
    """Return an event with its dates, or the rule by which it comes back each year."""
    place = node("Place", name=page.place or page.place_label, address=address(page)) if page.place_label else None
    online = node("VirtualLocation", url=page.online_url) if page.online_url else None
    mode = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}.get((bool(place), bool(online)))
    return node(
        "Event",
        name=page.title,
        startDate=moment(page, page.starts_on or page.shown_on, page.starts_at),
        endDate=moment(page, page.ends_on or page.starts_on, page.ends_at) if page.ends_on or page.ends_at else "",
        eventSchedule=schedule(page.recurs_on),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode=mode and f"https://schema.org/{mode}EventAttendanceMode",
        location=[where for where in (place, online) if where],
        inLanguage=page.languages,
        about=themes(page.theme_list),
    )


def address(page: "EventPage") -> Node:
    """Return the country of an event as an address, the least that search engines ask for."""
    return node("PostalAddress", addressCountry=page.country.code) if page.country else {}


def moment(page: "EventPage", day: datetime.date | None, time: datetime.time | None) -> str:
    """Write a day as far as it is known, or an hour of it with the offset of its time zone."""
    if day and time and page.starts_precision == Precision.DAY:
        return iso(datetime.datetime.combine(day, time, ZoneInfo(page.time_zone)))
    return iso_date(day, page.starts_precision)


def schedule(recurs_on: str) -> Node:
    """Return the rule of a day that comes back each year, "12-18"."""
    if not recurs_on:
        return {}
    month, day = map(int, recurs_on.split("-"))
    return node("Schedule", repeatFrequency="P1Y", byMonth=month, byMonthDay=day)
