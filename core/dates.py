"""Dates that are known to the day, the month or the year only."""

import calendar
import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date is known; the date kept is the first day of what is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def last_day(first: datetime.date, precision: str) -> datetime.date:
    """Return the latest day that a date may be of which only the day, the month or the year of `first` is known."""
    if precision == Precision.DAY:
        return first
    month = 12 if precision == Precision.YEAR else first.month
    return datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])
