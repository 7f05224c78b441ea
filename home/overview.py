"""What the home page draws from the rest of the portal; six queries in all."""

import datetime
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, DateField, F, Field, JSONField, OuterRef, Q, QuerySet, Subquery, Value
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

DOOR_THEMES = ("local-governance", "social-cohesion", "education")
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

    @property
    def picture(self) -> Picture:
        """A woven picture, the same for the same page."""
        return Picture(
            photo=None, alt="", theme=DOOR_THEMES[len(self.title) % len(DOOR_THEMES)], dye="", seed=len(self.summary)
        )


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
        chosen = self.page.featured.model.objects.filter(
            page=self.page, project__translation_key=OuterRef("translation_key")
        )
        rank = Subquery(chosen.values("sort_order")[:1])
        return list(self.projects.annotate(rank=rank).filter(rank__isnull=False).order_by("rank").for_cards())

    @cached_property
    def ties(self) -> list[tuple[int, str, str]]:
        """Project, country and role of each territory."""
        rows = ProjectTerritory.objects.filter(page__in=self.projects.order_by(), country__isnull=False)
        return list(rows.values_list("page", "country", "role"))

    @property
    def project_count(self) -> int:
        """Number of projects described."""
        return self.all_themes[0].total if self.all_themes else 0

    @property
    def country_count(self) -> int:
        """Number of countries that projects start from or lead to."""
        return len({country for _project, country, _role in self.ties})

    @cached_property
    def threads(self) -> list[tuple[str, str, int]]:
        """Pairs of countries that projects tie, with the number of projects, most frequent first."""
        ends: dict[int, tuple[set[str], set[str]]] = {}
        for project, country, role in self.ties:
            origins, destinations = ends.setdefault(project, (set(), set()))
            (destinations if role == ProjectTerritory.Role.DESTINATION else origins).add(country)
        pairs = Counter((o, d) for origins, destinations in ends.values() for o in origins for d in destinations)
        return [(origin, destination, count) for (origin, destination), count in pairs.most_common()]

    @cached_property
    def all_themes(self) -> list[Theme]:
        """Themes with `count`, the number of their projects, and `total`, that of all projects; most frequent first."""
        projects = self.projects.order_by()
        count = Count("page_links", filter=Q(page_links__page__in=projects.values("pk")))
        total = Subquery(projects.values("locale").annotate(n=Count("pk")).values("n"))
        return list(Theme.objects.annotate(count=count, total=total).filter(count__gt=0).order_by("-count", "position"))

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
            rows(events.yearly().order_by(), "yearly", "event_type__label", None, None, None, recurs_on=F("recurs_on")),
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
    def doors(self) -> list[Entry]:
        """Pages for those who act in one role."""
        return self.entries.get("audience", [])


def rows(
    pages: PortalPageQuerySet,
    kind: str,
    label: str | None,
    date: str | None,
    precision: str | None,
    place: str | None,
    **extra: F,
) -> QuerySet:
    """Bring pages of one type into the columns of the union; `label`, `date`… are paths of their fields."""

    def column(path: str | None, field: Field) -> Combinable:
        return F(path) if path else Cast(Value(None), field)

    return pages.annotate(
        kind=Value(kind),
        label=column(label, JSONField()),
        date=column(date, DateField()),
        precision=column(precision, CharField(max_length=5)),
        place_label=column(place, JSONField()),
        day_of_year=extra.get("recurs_on", Value("")),
    ).values("kind", "title", "url_path", "summary", "label", "date", "precision", "place_label", "day_of_year")
