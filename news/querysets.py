"""Questions about many events."""

import datetime
from typing import Self

from django.db.models import F, Q

from reference.querysets import ClassifiedQuerySet


class EventQuerySet(ClassifiedQuerySet):
    """Sets of events; every method returns a set that can be narrowed further."""

    def upcoming(self, today: datetime.date) -> Self:
        """Keep events that are not over on `today`, soonest first; yearly days have their own method."""
        return (
            self.filter(recurs_on="")
            .filter(Q(ends_on__gte=today) | Q(starts_on__gte=today))
            .order_by("starts_on", "pk")
        )

    def past(self, today: datetime.date) -> Self:
        """Keep events that were over before `today`, latest first."""
        over = Q(ends_on__lt=today) | Q(ends_on__isnull=True, starts_on__lt=today)
        return self.filter(over, recurs_on="").order_by(F("starts_on").desc(nulls_last=True), "pk")

    def yearly(self) -> Self:
        """Keep days that come back each year."""
        return self.exclude(recurs_on="").order_by("recurs_on")
