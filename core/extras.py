"""Sections that apps add under a page of any type, without the page knowing them; filled in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

Build = Callable[[Page, HttpRequest], Any]

_sections: dict[str, tuple[Build, str]] = {}  # by template


@dataclass(frozen=True)
class Extra:
    """A section as the page shows it: its template, which is given `value`; so is that of a notice above the text."""

    template: str
    value: Any
    notice: str = ""


def register(template: str, build: Build, *, notice: str = "") -> None:
    """Add a section under pages; where `build` returns nothing, none is shown.

    `notice` is a template for what readers must know before they read; layouts of entries show it above the text.
    """
    _sections[template] = build, notice


def extras_of(page: Page, request: HttpRequest) -> list[Extra]:
    """Return the sections under a page, in the order in which they were registered."""
    found = (Extra(template, build(page, request), notice) for template, (build, notice) in _sections.items())
    return [extra for extra in found if extra.value]
