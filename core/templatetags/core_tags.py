"""Tags and filters of every template; a builtin, so no template loads it.

Pictures come from `core.drawing`, dates, numbers and names in the reader's language from `core.cldr`.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page as WagtailPage

from core import cldr
from core.addresses import address_of
from core.dates import Precision
from core.drawing import charts, choices, maps
from core.drawing import weave as cloth

register = template.Library()

register.filter("long_date", cldr.long_date)
register.filter("short_month", cldr.short_month)
register.filter("clock_time", cldr.clock_time)
register.filter("number", cldr.number)
register.filter("percent", cldr.percent)
register.filter("minutes", cldr.minutes)
register.filter("conjoin", cldr.conjoin)
register.filter("language_label", cldr.language_name)  # i18n has a language_name that knows English only


@register.filter
def partial_date(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """Write a date as far as it is known: `{{ page.starts_on|partial_date:page.start_precision }}`."""
    return cldr.partial_date(value, precision)


@register.filter
def money(amount: int | float | Decimal | None, currency: str) -> str:
    """Write an amount in a currency (ISO 4217): `{{ page.amount|money:page.currency }}`."""
    return cldr.money(amount, currency)


@register.simple_tag
def date_range(
    start: datetime.date | None,
    start_precision: str,
    end: datetime.date | None,
    end_precision: str,
) -> str:
    """Write a period, each end as far as it is known."""
    return cldr.date_range(start, start_precision, end, end_precision)


@register.filter
def iso_date(value: datetime.date | None, precision: str = Precision.DAY) -> str:
    """Write a date for `<time datetime>`, cut to its precision: 2014-05."""
    if not value:
        return ""
    if precision == Precision.DAY:
        return value.isoformat()
    return f"{value:%Y}" if precision == Precision.YEAR else f"{value:%Y-%m}"


@register.simple_tag
def address(page: WagtailPage) -> str:
    """Return the address of a page in the reader's language."""
    return address_of(page)


@register.simple_tag
@lru_cache(maxsize=1_000)  # a page shows thirty, the same in each line of a list
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """Show one symbol of static/icons.svg; decoration unless a `label` says what it means."""
    meaning = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    classes, symbols = f"i {css}".strip(), static("icons.svg")
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', classes, meaning, symbols, name)


@register.simple_tag
def options(name: str, rows: Iterable[Any]) -> SafeString:
    """Show the values of a facet: objects with value, label, count, is_chosen and perhaps level."""
    return choices.options(name, rows)


@register.simple_tag
def weave(theme: str, dye: str = "", seed: int = 1, shape: str = "card") -> SafeString:
    """Show the woven picture of a theme; shapes: card, square, slim, band, row."""
    return cloth.weave(str(theme or ""), str(dye or ""), seed or 1, shape or "card")


@register.simple_tag
def world(rows: Iterable[tuple], view: str = "", active: str = "") -> SafeString:
    """Show the world map; rows are (country code, name, count, address), `view` an M49 region."""
    return maps.world(rows or (), view, active)


@register.simple_tag
def map_views() -> list[maps.View]:
    """Return the frames of the world map: code, name, box."""
    return maps.views()


@register.simple_tag
def threads(rows: Iterable[tuple[str, str, int]]) -> SafeString:
    """Show ties between countries; rows are (origin code, destination code, how many)."""
    return maps.threads(rows or ())


@register.simple_tag
def link_map(origin: object, destination: object = None, codes: str = "") -> SafeString:
    """Show an origin tied to a destination, or the one of them that has coordinates; with none, nothing.

    Both are objects with `longitude`, `latitude` (degrees, WGS 84) and `name`; `codes` are the countries
    to colour, for example "SN IT".
    """
    return maps.link_map(_place(origin), _place(destination), codes)


@register.simple_tag
def corridor_map(origin: Any, destination: Any) -> SafeString:
    """Show two countries tied by a thread; both are objects with `code` (ISO 3166-1 alpha-2) and `name`."""
    return maps.corridor_map((origin.code, origin.name), (destination.code, destination.name))


def _place(value: object) -> maps.Place | None:
    longitude, latitude = getattr(value, "longitude", None), getattr(value, "latitude", None)
    if longitude is None or latitude is None:
        return None
    return maps.Place(float(longitude), float(latitude), str(getattr(value, "name", "")))


@register.simple_tag
def years(rows: Sequence[tuple[int, int]]) -> SafeString:
    """Show columns for rows of (year, count); the page shows the same figures as a table."""
    return charts.years(rows or ())


@register.inclusion_tag("components/bars.html")
def bars(rows: Sequence[tuple[str, int, str]]) -> dict[str, list[charts.Bar]]:
    """Show rows of (name, count, address) as a list of links with bars."""
    return {"bars": charts.bars(rows or ())}


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """Return the page numbers to show around a page of results; a gap is the paginator's ellipsis."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
