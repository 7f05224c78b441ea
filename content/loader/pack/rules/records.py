"""Facts about projects, publications, videos, events and news agree with each other."""

import re
from collections.abc import Iterator
from datetime import date

from content.loader.pack.faults import Fault
from content.loader.pack.pack import Pack
from content.loader.pack.records import EventEntry, ProjectEntry
from content.loader.pack.site import LISTINGS

YEARS = range(2000, 2100)
FOLLOWING_THEMES = {"iati_sectors": "iati_sectors", "sdg_targets": "sdg_targets", "gcm_objectives": "gcm"}


def projects_are_consistent(pack: Pack) -> Iterator[Fault]:
    """A project has a theme and a sector, a dated life that goes forward, and an amount with its currency."""
    for project in pack.projects.values():
        source = project.source
        for field in ("themes", "iati_sectors"):
            if not getattr(project, field):
                yield source.fault(field, "is empty")
        if project.start and project.end and project.end.last < project.start.first:
            yield source.fault("end", "ends before it starts")
        if (project.budget_amount is None) != (project.budget_currency is None):
            yield source.fault("budget_currency", "amount and currency go together")
        yield from _territories(project)


def projects_match_their_pages(pack: Pack) -> Iterator[Fault]:
    """A row says that it has a page exactly if there is one, and both have the same title."""
    for project in pack.projects.values():
        unread = f"projects/{project.key}" in pack.unread
        if not unread and project.has_page != (project.story is not None):
            yield project.source.fault("has_page", f"there is {'a' if project.story else 'no'} page for this project")
        for language, version in project.story.versions.items() if project.story else ():
            if version.title != project.title.get(language):
                yield project.source.fault(f"title.{language}", f"differs from the title in {version.source.file}")


def projects_follow_their_themes(pack: Pack) -> Iterator[Fault]:
    """Sectors, SDG targets and objectives of the Global Compact are those that the themes are mapped to."""
    mapping = pack.taxonomies.theme_mapping.themes
    for project in pack.projects.values() if mapping else ():
        for field, mapped in FOLLOWING_THEMES.items():
            expected = {
                code for theme in project.themes if theme in mapping for code in getattr(mapping[theme], mapped)
            }
            if expected != set(getattr(project, field)):
                codes = ";".join(sorted(str(code) for code in expected))
                yield project.source.fault(field, f"does not follow the mapping of its themes: {codes}")


def publications_are_consistent(pack: Pack) -> Iterator[Fault]:
    """Years are plausible and agree with the date, and every publication has a language."""
    for publication in pack.publications.values():
        if publication.year is not None and publication.year not in YEARS:
            yield publication.source.fault("year", f"{publication.year} is not a plausible year")
        if publication.date and publication.date.year != publication.year:
            yield publication.source.fault("date", f"is not in {publication.year}")
        if not publication.document_languages:
            yield publication.source.fault("document_languages", "is empty")


def videos_have_no_file(pack: Pack) -> Iterator[Fault]:
    """The pack describes films; it holds no file until an authorized copy with captions exists."""
    for video in pack.videos.values():
        if video.media is not None:
            yield video.source.fault("media", "must be null")


def organisations_are_real(pack: Pack) -> Iterator[Fault]:
    """Organizations of the pack exist."""
    for organisation in pack.organisations.values():
        if organisation.demo:
            yield organisation.source.fault("demo", "must be false: invented organizations belong to demo/")


def events_are_dated(pack: Pack) -> Iterator[Fault]:
    """A recurring day has a month and a day; any other event has a start and an end of the stated precision."""
    for event in pack.events.values():
        yield from _recurrence(event) if event.recurring else _period(event)
    for news in pack.news.values():
        if news.date and news.date.precision != news.precision:
            yield news.source.fault("date", f"{news.date} is not known to the {news.precision}")


def listings_are_described(pack: Pack) -> Iterator[Fault]:
    """Every page that lists others has its texts."""
    if "site.yaml" in pack.unread:
        return
    for name in LISTINGS:
        if name not in pack.site.indexes:
            yield pack.site.source.fault("indexes", f"{name!r} is missing")


def objectives_are_numbered(pack: Pack) -> Iterator[Fault]:
    """The key of an objective ends with its number."""
    for page in pack.pages.values():
        if page.nav_group == "objectives" and not re.fullmatch(r"objective-\d+(-.+)?", page.key):
            yield page.source.fault("key", f"{page.key!r} does not begin like objective-1")


def redirects_are_paths(pack: Pack) -> Iterator[Fault]:
    """A redirect starts from a path of the former site."""
    for redirect in pack.redirects:
        if not redirect.old_path.startswith("/"):
            yield redirect.source.fault("old_path", "must start with /")


def _territories(project: ProjectEntry) -> Iterator[Fault]:
    places = (
        ("territory_codes", project.territory_codes, "countries", project.countries),
        ("partner_territory_codes", project.partner_territory_codes, "partner_countries", project.partner_countries),
    )
    for field, codes, other, countries in places:
        for code in codes:
            if code.partition("-")[0] not in countries:
                yield project.source.fault(field, f"{code} is in none of its {other}")


def _recurrence(event: EventEntry) -> Iterator[Fault]:
    try:
        date.fromisoformat(f"2000-{event.month_day}")  # a leap year
    except ValueError:
        yield event.source.fault("month_day", f"{event.month_day!r} is not a month and a day such as 12-18")
    for field in ("start", "end"):
        if getattr(event, field):
            yield event.source.fault(field, "must be null for a day that comes back")


def _period(event: EventEntry) -> Iterator[Fault]:
    for field in ("start", "end"):
        known = getattr(event, field)
        if known is None:
            yield event.source.fault(field, "is missing")
        elif known.precision != event.precision:
            yield event.source.fault(field, f"{known} is not known to the {event.precision}")
    if event.start and event.end and event.end.last < event.start.first:
        yield event.source.fault("end", "ends before it starts")
