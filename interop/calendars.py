"""Calendars (iCalendar, RFC 5545 and 7986): one event, or the agenda of a language."""

import datetime
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Calendar, Event

from core.addresses import absolute
from core.i18n import active_language
from interop.pages import changed_at, host, url_of, xml_text
from interop.periods import Period
from news.models import AgendaPage, EventPage
from reference.selection import Selection

REFRESH = datetime.timedelta(days=1)


@require_safe
@conditional_page
def event_calendar(_request: HttpRequest, address: str) -> HttpResponse:
    """Return one event, to put into a calendar."""
    event = get_object_or_404(EventPage.objects.shown().counted().for_cards().at(f"{address}/"))
    response = answer(event.title, "", [event])
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


@require_safe
@conditional_page
def agenda_calendar(request: HttpRequest, address: str) -> HttpResponse:
    """Return all events of the agenda, past ones among them, to subscribe to.

    Query: `theme` and `country`, codes, see `Selection`.
    """
    agenda = get_object_or_404(AgendaPage.objects.shown().at(f"{address}/"))
    selection = Selection.of(request.GET)
    events = selection.apply(agenda.followed_pages()).order_by("path").for_cards().defer("body")
    name = " – ".join(part for part in (agenda.title, selection.name, settings.SITE_NAME) if part)
    return answer(name, absolute(request.path) + selection.query, list(events))


def answer(name: str, source: str, events: Sequence[EventPage]) -> HttpResponse:
    """Answer with a calendar; `source` is the address from which it is refreshed, "" for never."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//{host()}//{active_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    language = {"language": active_language()}
    for label in ("name", "x-wr-calname"):
        calendar.add(label, xml_text(name), parameters=language)
    if source:
        calendar.add("source", source, parameters={"value": "URI"})
        calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
    for event in events:
        calendar.add_component(entry_of(event))
    add_time_zones(calendar, events)
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def add_time_zones(calendar: Calendar, events: Iterable[EventPage]) -> None:
    """Define the time zones of the events for the years in which they take place."""
    days = [day for event in events for day in (event.starts_on, event.ends_on) if day]
    if days:
        first, last = min(days), max(days)
        calendar.add_missing_timezones(first.replace(month=1, day=1), last.replace(year=last.year + 2, month=1, day=1))


def entry_of(page: EventPage) -> Event:
    """Return an event as calendars know it; its identifier is that of the page in every language."""
    entry, language = Event(), {"language": active_language()}
    period = Period.of(page)
    entry.add("uid", f"{page.translation_key}@{host()}")
    for label in ("dtstamp", "last-modified"):
        entry.add(label, changed_at(page))
    entry.add("dtstart", period.start)
    if period.end:
        entry.add("dtend", period.end)
    if period.rule:
        entry.add("rrule", period.rule)
    # A day of each year, or one of a month that we do not know, must not show anybody as busy
    entry.add("transp", "TRANSPARENT" if period.is_vague or period.rule else "OPAQUE")
    entry.add("status", "TENTATIVE" if period.is_vague else "CONFIRMED")
    entry.add("summary", xml_text(page.title), parameters=language)
    entry.add("description", description_of(page), parameters=language)
    if page.place_label:
        entry.add("location", xml_text(page.place_label), parameters=language)
    categories = [xml_text(name) for name in (page.kicker, *(theme.name for theme in page.theme_list))]
    entry.add("categories", categories, parameters=language)
    entry.add("url", url_of(page))
    return entry


def description_of(page: EventPage) -> str:
    """Return what the event is, where to take part from afar, and the page that says more."""
    parts = [page.summary]
    if page.online_url:
        parts.append(_("Take part online: %(url)s") % {"url": page.online_url})
    return xml_text("\n\n".join(part for part in (*parts, url_of(page)) if part))
