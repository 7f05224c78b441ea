"""The values of facets as checkboxes; in Python, since a page has two hundred of them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core import cldr


@lru_cache(maxsize=10_000)
def escaped(text: str) -> str:
    """Return a text as HTML; the names of values come again and again."""
    return str(escape(text))


def options(name: str, rows: Iterable[Any]) -> SafeString:
    """Return a checkbox for each value: objects with value, label, count, is_chosen and perhaps level."""
    lines = []
    for row in rows:
        level, checked = getattr(row, "level", 0), " checked" if row.is_chosen else ""
        css = f"opt opt--{level}" if level else "opt"
        box = f'<input type="checkbox" name="{escaped(name)}" value="{escaped(str(row.value))}"{checked}>'
        text = f'<span>{escaped(str(row.label))}</span><span class="n">{cldr.number(row.count)}</span>'
        lines.append(f'<label class="{css}">{box}{text}</label>')
    return mark_safe("\n".join(lines))
