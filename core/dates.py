"""Dates that are known to the day, the month or the year only."""

import datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date is known; the date kept is the first day of what is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class PartialDate(NamedTuple):
    """A date and how much of it is known."""

    date: datetime.date
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2014`, `2014-05` or `2014-05-01` (ISO 8601). Raises `ValueError` for anything else."""
        parts = text.split("-")
        precision = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}.get(len(parts))
        if precision is None:
            raise ValueError(f"not a date: {text}")
        return cls(datetime.date.fromisoformat("-".join([*parts, "01", "01"][:3])), precision)
