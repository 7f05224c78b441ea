"""Questions about many events."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.db.models import F, Q

from core.dates import Precision
from reference.querysets import ClassifiedQuerySet, has_link


class NewsQuerySet(ClassifiedQuerySet):
    """Sets of news."""

    def newest_first(self) -> Self:
        """Order by the date of the news, latest first."""
        return self.order_by("-published_on", "-pk")


def not_over(today: datetime.date) -> Q:
    """Say which events may still take place on `today`: one known to the month lasts to the end of that month."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    return (
        Q(ends_on__gte=today)
        | Q(starts_on__gte=today)
        | Q(ends_on=None, starts_precision=Precision.MONTH, starts_on__gte=month)
        | Q(ends_on=None, starts_precision=Precision.YEAR, starts_on__gte=year)
    )


class EventQuerySet(ClassifiedQuerySet):
    """Sets of events; every method returns a set that can be narrowed further."""

    def in_countries(self, codes: Iterable[str]) -> Self:
        """Keep events that take place in one of the countries (ISO 3166-1 alpha-2) or are about one."""
        codes = list(codes)
        return self.filter(Q(country__in=codes) | Q(has_link("country_links", codes)))

    def upcoming(self, today: datetime.date) -> Self:
        """Keep events that are not over on `today`, soonest first; yearly days have their own method."""
        return self.filter(not_over(today), recurs_on="").order_by("starts_on", "pk")

    def past(self, today: datetime.date) -> Self:
        """Keep events that were over before `today`, latest first."""
        return self.filter(recurs_on="").exclude(not_over(today)).order_by(F("starts_on").desc(nulls_last=True), "pk")

    def yearly(self) -> Self:
        """Keep days that come back each year."""
        return self.exclude(recurs_on="").order_by("recurs_on")
