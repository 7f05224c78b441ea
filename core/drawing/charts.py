"""Small charts. Each has its figures beside it as a list or a table: the picture is only for the eye."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawing.svg import joined

WIDTH, HEIGHT = 480, 120  # of the picture of years, in its units
FOOT = HEIGHT - 18  # where columns stand; years are written below
TALLEST = HEIGHT - 34  # leaves room for the figure above the tallest column


@dataclass(frozen=True)
class Bar:
    """One line of a bar chart; `share` is its length in percent of the longest."""

    name: str
    count: int
    url: str
    share: int


def bars(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    """Give rows of (name, count, address) the length of their bars; a count above zero is always visible."""
    longest = max((count for _name, count, _url in rows), default=0) or 1
    return [Bar(name, count, url, max(round(100 * count / longest), int(count > 0))) for name, count, url in rows]


def years(rows: Sequence[tuple[int, int]]) -> SafeString:
    """Draw rows of (year, count) as columns; the tallest is written out, every fifth year named. No rows: nothing."""
    if not rows:
        return SafeString()
    return format_html(
        '<svg class="years" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
        '{columns}<path class="axis" d="M0 {axis}h{width}"/></svg>',
        width=WIDTH,
        height=HEIGHT,
        label=_("Projects by year of start, %(first)s to %(last)s") % {"first": rows[0][0], "last": rows[-1][0]},
        columns=joined(_columns(rows)),
        axis=FOOT + 0.5,
    )


def _columns(rows: Sequence[tuple[int, int]]) -> Iterator[SafeString]:
    tallest = max(count for _year, count in rows) or 1
    step = WIDTH / len(rows)
    for place, (year, count) in enumerate(rows):
        start, height = place * step, count / tallest * TALLEST
        middle = f"{start + step / 2:.1f}"
        yield format_html(
            '<rect x="{}" y="{}" width="{}" height="{}"/>',
            f"{start + 1.5:.1f}",
            f"{FOOT - height:.1f}",
            f"{max(step - 3, 1):.1f}",
            f"{height:.1f}",
        )
        if count == tallest:
            yield format_html('<text class="v" x="{}" y="{}">{}</text>', middle, f"{FOOT - 4 - height:.1f}", count)
        if year % 5 == 0:
            yield format_html('<text x="{}" y="{}">{}</text>', middle, HEIGHT - 3, year)
