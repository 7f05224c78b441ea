"""Events and the agenda."""

import calendar
import datetime
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.blocks import BodyBlock
from core.cldr import clock_time, conjoin, language_name, long_date, month_heading, partial_date
from core.dates import Precision, time_zone_choices, validate_time_zone
from core.fields import LanguagesField, StreamField
from core.models import Attested, IndexPage, PortalPage
from core.querysets import manager_of
from core.translatable import synchronised
from news import structured_data
from news.filters import filters_of
from news.querysets import EventQuerySet
from reference.models import Classified, Country, EventType
from reference.selection import Selection

MONTH_AND_DAY = RegexValidator(
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", _("Write month and day, for example: 12-18.")
)

TIME_ZONE = FieldPanel(
    "time_zone", widget=forms.Select(choices=time_zone_choices()), help_text=_("The hours are those of this town.")
)


class AgendaPage(IndexPage):
    """Events to come by month, days of each year, then past events; narrowed by theme and country."""

    page_description = _("Opens the agenda, month by month.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.EventPage"]
    feed = "events"
    calendar = "agenda.ics"

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    @property
    def events(self) -> EventQuerySet:
        """All events that a visitor may find here."""
        return EventPage.objects.shown().child_of(self).defer("body")

    def get_entries(self, request: HttpRequest) -> EventQuerySet:
        """Return past events that the query asks for, latest first; those to come stand above the list."""
        return Selection.for_page(request.GET).apply(self.events).past(timezone.localdate())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        today, selection = timezone.localdate(), Selection.for_page(request.GET)
        events = selection.apply(self.events)
        return context | {
            "selection": selection,
            "filters": filters_of(self.events, selection),
            "upcoming": events.upcoming(today),
            "yearly": sorted(events.yearly(), key=lambda event: event.next_on(today)),
        }


class EventPage(Attested, Classified):
    """An event with its dates and place, or a day that comes back each year."""

    page_description = _("An event with its dates and place, or a day that comes back each year.")

    event_type = models.ForeignKey(
        EventType, verbose_name=_("type"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    starts_precision = models.CharField(_("dates known to the"), max_length=5, choices=Precision, default=Precision.DAY)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    ends_at = models.TimeField(_("finishes at"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=50,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("Name in the tz database, for example: Africa/Dakar."),
    )
    recurs_on = models.CharField(
        _("each year on"),
        max_length=5,
        blank=True,
        validators=[MONTH_AND_DAY],
        help_text=_("Month and day of a day that comes back each year, for example: 12-18."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    online_url = models.URLField(_("online at"), max_length=500, blank=True)
    languages = LanguagesField(_("languages"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("description"), blank=True)

    objects = manager_of(EventQuerySet, "event_type", "country")
    is_listed_by_country = True
    parent_page_types: ClassVar[list[str]] = ["news.AgendaPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "agenda"
    override_translatable_fields = synchronised("time_zone", "recurs_on")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("title_is_descriptive"),
        FieldPanel("event_type"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("starts_precision")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), TIME_ZONE]),
                FieldPanel("recurs_on"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("country"), FieldPanel("online_url"), FieldPanel("languages")],
            heading=_("Where"),
        ),
        FieldPanel("body"),
    ]
    link_panels = [*PortalPage.link_panels, FieldPanel("confidence")]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("body"),
        index.SearchField("place_label", group="places"),
        index.FilterField("starts_on"),
        index.FilterField("event_type"),
    ]
    api_name = "events"
    api_fields: ClassVar[list[str]] = [
        "event_type",
        "starts_on",
        "starts_precision",
        "starts_at",
        "ends_on",
        "ends_at",
        "time_zone",
        "recurs_on",
        "place",
        "country",
        "online_url",
        "languages",
        "body",
        "confidence",
        "title_is_descriptive",
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The last day must not come before the first."),
                violation_error_code="ends_on",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=False, recurs_on="") | (Q(starts_on__isnull=True) & ~Q(recurs_on="")),
                name="event_has_a_date_or_a_day_of_the_year",
                violation_error_message=_(
                    "Give a first day, or the day of each year on which it comes back; not both."
                ),
                violation_error_code="starts_on",
            ),
        ]

    @property
    def kicker(self) -> str:
        """Type of the event."""
        return self.event_type.name if self.event_type else self.page_type_display_name

    @property
    def place_label(self) -> str:
        """Place and country as one line."""
        return ", ".join(part for part in (self.place, self.country.name if self.country else "") if part)

    @property
    def search_date(self) -> datetime.date | None:
        """First day; a day of each year has none."""
        return self.starts_on

    @property
    def search_hint(self) -> str:
        """Day of the event, or the next one."""
        return partial_date(self.starts_on, self.starts_precision) if self.starts_on else self.yearly_label

    @property
    def search_facts(self) -> list[str]:
        """The place."""
        return [self.place_label] if self.place_label else []

    @property
    def month_heading(self) -> str:
        """Month of the first day, the heading under which the agenda lists an event to come."""
        return month_heading(self.starts_on, self.starts_precision)

    @property
    def yearly_label(self) -> str:
        """Day and month of a day that comes back each year, as text."""
        return gettext("every year, next on %(date)s") % {"date": long_date(self.shown_on)} if self.recurs_on else ""

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        hours = [clock_time(time) for time in (self.starts_at, self.ends_at) if time]
        return [
            (_("Type"), self.event_type.name if self.event_type else ""),
            (_("Time"), f"{' – '.join(hours)} ({self.time_zone})" if hours else ""),
            (_("Place"), self.place_label),
            (_("Languages"), conjoin([language_name(code) for code in self.languages])),
        ]

    def next_on(self, today: datetime.date) -> datetime.date:
        """Return the next day, from `today` on, of an event that comes back each year.

        29 February falls on the 28th in other years.
        """
        month, day = map(int, self.recurs_on.split("-"))
        for year in (today.year, today.year + 1):
            last_day = calendar.monthrange(year, month)[1]
            date = datetime.date(year, month, min(day, last_day))
            if date >= today:
                break
        return date

    @property
    def shown_on(self) -> datetime.date:
        """The day that a list shows: the first one, or the next one of a day of each year."""
        return self.starts_on or self.next_on(timezone.localdate())

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.event(self)}
