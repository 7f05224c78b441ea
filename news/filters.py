"""The filters above the agenda: themes and countries of its events."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.querysets import EventQuerySet
from reference.models import AuthorityRow, Country, PageCountry, PageTheme, Theme
from reference.selection import Selection


@dataclass(frozen=True)
class Filter:
    """One choice; `name` is the parameter of the address, `chosen` its first value ("" for all)."""

    name: str
    label: str | Promise
    rows: Sequence[AuthorityRow]
    chosen: str


def filters_of(events: EventQuerySet, selection: Selection) -> list[Filter]:
    """Return the filters with the rows that lead to an event, by name; none without rows. Two queries."""
    numbers = events.order_by().values("pk")
    themes = Theme.objects.filter(pk__in=PageTheme.objects.filter(page__in=numbers).values("theme"))
    about = PageCountry.objects.filter(page__in=numbers).values("country")
    countries = Country.objects.filter(Q(pk__in=about) | Q(pk__in=events.order_by().values("country")))
    filters = [
        Filter("theme", _("Theme"), themes.by_name(), first_code(selection.themes)),
        Filter("country", _("Country"), countries.by_name(), first_code(selection.countries)),
    ]
    return [one for one in filters if one.rows]


def first_code(rows: Sequence[AuthorityRow]) -> str:
    """Return the code of the first row, "" without any."""
    return rows[0].code if rows else ""
