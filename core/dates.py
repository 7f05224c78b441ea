"""Dates that are known to the day, the month or the year only, and time zones."""

import calendar
import datetime
import zoneinfo
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date is known; the date kept is the first day of what is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def last_day(value: datetime.date, precision: str) -> datetime.date:
    """Return the last day of what is known of a date: that of its month, of its year, or itself."""
    if precision == Precision.DAY:
        return value
    month = 12 if precision == Precision.YEAR else value.month
    return value.replace(month=month, day=calendar.monthrange(value.year, month)[1])


def validate_time_zone(name: str) -> None:
    """Refuse what is not in the tz database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("This is no name of the tz database, for example: Africa/Dakar."))


def time_zone_choices() -> Iterable[tuple[str, str]]:
    """Return the names to choose from, "UTC" and then those of places; without the tz database's old names."""
    places = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [(name, name.replace("_", " ")) for name in ["UTC", *places]]
