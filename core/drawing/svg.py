"""Putting pieces of SVG together; every text that enters is escaped by `format_html`."""

from collections.abc import Iterable

from django.utils.html import format_html_join
from django.utils.safestring import SafeString


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Return pieces of SVG one after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))
