"""What results are filtered by: facets with names for their values, kept for a minute to ask no database."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.fields import LocalizedText
from core.memory import remembered
from reference.models import Audience, AuthorityRow, Country, Region, Theme


@dataclass(frozen=True)
class Filter:
    """One facet: what its values are called and how they are shown."""

    name: str  # of the parameter of the address
    legend: Any
    label: Callable[[str], str]  # of a value in the reader's language; "" for a value that does not exist
    place: Callable[[str], tuple] | None = None  # key of order by value; without it, values of most results come first
    is_tree: bool = False  # each part of the key of order but the last names what the value lies in
    is_open: bool = False
    is_offered: bool = True  # otherwise it is only read from an address


@remembered()
def labels_of(rows: type[AuthorityRow]) -> dict[str, LocalizedText]:
    """Return the labels of an authority list by code."""
    return dict(rows.objects.values_list("code", "label"))


def label_in(rows: type[AuthorityRow], code: str) -> str:
    """Return the name of a row of an authority list in the reader's language; "" for a code that does not exist."""
    return str(labels_of(rows).get(code, ""))


def listed(name: str, legend: Any, rows: type[AuthorityRow], **options: Any) -> Filter:
    """Return a filter by the codes of an authority list."""
    return Filter(name, legend, partial(label_in, rows), **options)


def year_label(value: str) -> str:
    """Return a year as it is; "" for what is none."""
    return value if value.isascii() and value.isdecimal() and len(value) == 4 else ""


def latest_first(year: str) -> tuple[int]:
    """Return the key that puts late years first."""
    return (-int(year),)


THEME = listed("theme", _("Theme"), Theme, is_open=True)
REGION = listed("region", _("Region"), Region, is_open=True)
COUNTRY = listed("country", _("Country"), Country)
FILTERS = (
    THEME,
    REGION,
    COUNTRY,
    listed("target", _("For whom"), Audience),
    Filter("year", _("Year"), year_label, latest_first),
)
