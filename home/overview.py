"""What the home page draws from the rest of the portal; six queries in all."""

import datetime
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, DateField, F, Field, JSONField, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from core.addresses import address_of
from core.dates import Precision
from core.fields import LocalizedText
from core.pictures import Picture
from core.querysets import PortalPageQuerySet
from home.models.programme import AudiencePage
from knowledge.library.models import PublicationPage
from news.models import EventPage, NewsPage
from projectdb.models import ProjectPage, ProjectTerritory
from reference.models import Theme

if TYPE_CHECKING:
    from home.models import HomePage

DOOR_CLOTHS = (("local-governance", "europe"), ("social-cohesion", "americas"), ("education", "world"))  # theme, dye
EVENTS, NEWS, PUBLICATIONS, THEMES = 3, 3, 3, 12


@dataclass(frozen=True)
class Entry:
    """A page in a short list; `label` is its type or category, `place` that of an event."""

    title: str
    url: str
    summary: str
    label: str
    date: datetime.date | None
    precision: str
    place: str


class HomeOverview:
    """Figures, projects, news and events in the language of a home page.

    `addresses` are those of the lists, by the name of their page type.
    """

    def __init__(self, page: "HomePage", addresses: dict[str, str]) -> None:
        self.page = page
        self.addresses = addresses
        self.projects = ProjectPage.objects.shown().counted()

    @cached_property
    def featured(self) -> list[ProjectPage]:
        """The projects that editors chose, in their order."""
        return self.projects.for_cards().chosen_in(self.page.featured.all(), "project")

    @cached_property
    def ties(self) -> list[tuple[int, str | None, str | None]]:
        """Project, country and role of each territory; a project without territories has one row all the same."""
        return list(self.projects.order_by().values_list("pk", "territories__country", "territories__role"))

    @property
    def project_count(self) -> int:
        """Number of projects described."""
        return len({project for project, _country, _role in self.ties})

    @property
    def country_count(self) -> int:
        """Number of countries with a territory of a project."""
        return len({country for _project, country, _role in self.ties if country})

    @cached_property
    def threads(self) -> list[tuple[str, str, int]]:
        """Pairs of countries that projects tie, with the number of projects, most frequent first."""
        ends: dict[int, tuple[set[str], set[str]]] = {}
        for project, country, role in self.ties:
            origins, destinations = ends.setdefault(project, (set(), set()))
            if country and role == ProjectTerritory.Role.ORIGIN:
                origins.add(country)
            elif country and role == ProjectTerritory.Role.DESTINATION:
                destinations.add(country)
        pairs = Counter((o, d) for origins, destinations in ends.values() for o in origins for d in destinations)
        return [(origin, destination, count) for (origin, destination), count in pairs.most_common()]

    @cached_property
    def all_themes(self) -> list[Theme]:
        """Themes with `count`, the number of their projects; most frequent first."""
        count = Count("page_links", filter=Q(page_links__page__in=self.projects.order_by().values("pk")))
        return list(Theme.objects.annotate(count=count).filter(count__gt=0).order_by("-count", "position"))

    @property
    def themes(self) -> list[Theme]:
        """The themes with most projects."""
        return self.all_themes[:THEMES]

    @property
    def theme_count(self) -> int:
        """Number of themes with a project."""
        return len(self.all_themes)

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """Events, news, publications and audience pages, by kind: one query."""
        today = timezone.localdate()
        events = EventPage.objects.shown().counted()
        news = NewsPage.objects.shown().counted().order_by("-published_on", "-pk")
        publications = PublicationPage.objects.shown().counted().order_by(F("year").desc(nulls_last=True), "title")
        parts = [
            rows(
                events.upcoming(today)[:EVENTS],
                "event",
                "event_type__label",
                "starts_on",
                "starts_precision",
                "country__label",
            ),
            rows(events.yearly().order_by(), "yearly", "event_type__label", None, None, None, "recurs_on"),
            rows(news[:NEWS], "news", "category__label", "published_on", "published_precision", None),
            rows(publications[:PUBLICATIONS], "publication", "document_type__label", None, None, None),
            rows(AudiencePage.objects.shown().order_by("path")[:3], "audience", None, None, None, None),
        ]
        found: dict[str, list[Entry]] = {}
        for row in parts[0].union(*parts[1:], all=True):
            found.setdefault(row["kind"], []).append(self.entry(row, today))
        return found

    def entry(self, row: dict[str, Any], today: datetime.date) -> Entry:
        """Return what a list shows of one row; a yearly day comes with its next date."""
        date = row["date"] or (EventPage(recurs_on=row["day_of_year"]).next_on(today) if row["day_of_year"] else None)
        url = address_of(Page(url_path=row["url_path"]))
        label, place = (str(LocalizedText(row[name] or {})) for name in ("label", "place_label"))
        return Entry(row["title"], url, row["summary"], label, date, row["precision"] or Precision.DAY, place)

    @property
    def events(self) -> list[Entry]:
        """Events to come and days of each year, soonest first."""
        events = self.entries.get("event", []) + self.entries.get("yearly", [])
        return sorted(events, key=lambda entry: entry.date or datetime.date.max)[:EVENTS]

    @property
    def news(self) -> list[Entry]:
        """The latest news."""
        return self.entries.get("news", [])

    @property
    def publications(self) -> list[Entry]:
        """The latest publications."""
        return self.entries.get("publication", [])

    @property
    def projects_url(self) -> str:
        """Address of the list of projects."""
        return self.addresses.get("projectindexpage", "")

    @property
    def courses_url(self) -> str:
        """Address of the list of courses."""
        return self.addresses.get("courseindexpage", "")

    @property
    def agenda_url(self) -> str:
        """Address of the agenda."""
        return self.addresses.get("agendapage", "")

    @property
    def news_url(self) -> str:
        """Address of the list of news."""
        return self.addresses.get("newsindexpage", "")

    @property
    def library_url(self) -> str:
        """Address of the library."""
        return self.addresses.get("libraryindexpage", "")

    @property
    def programme_url(self) -> str:
        """Address of the programme pages."""
        return self.addresses.get("programmeindexpage", "")

    @property
    def doors(self) -> list[tuple[Entry, Picture]]:
        """Pages for those who act in one role, each with its cloth, the same in every language."""
        cloths = (Picture(None, theme, dye, seed) for seed, (theme, dye) in enumerate(DOOR_CLOTHS, start=1))
        return list(zip(self.entries.get("audience", []), cloths, strict=False))


def rows(
    pages: PortalPageQuerySet,
    kind: str,
    label: str | None,
    date: str | None,
    precision: str | None,
    place: str | None,
    day_of_year: str | None = None,
) -> QuerySet:
    """Bring pages of one type into the columns of the union; `label` and what follows are paths of fields."""

    def column(path: str | None, field: Field) -> Combinable:
        return F(path) if path else Cast(Value(None), field)

    return pages.annotate(
        kind=Value(kind),
        label=column(label, JSONField()),
        date=column(date, DateField()),
        precision=column(precision, CharField(max_length=5)),
        place_label=column(place, JSONField()),
        day_of_year=column(day_of_year, CharField(max_length=5)),
    ).values("kind", "title", "url_path", "summary", "label", "date", "precision", "place_label", "day_of_year")
