"""Sections that apps add under a page of any type, without the page knowing them; filled in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

Build = Callable[[Page, HttpRequest], Any]

_sections: dict[str, Build] = {}  # by template


@dataclass(frozen=True)
class Extra:
    """A section as the page shows it: its template, which is given `value`."""

    template: str
    value: Any


def register(template: str, build: Build) -> None:
    """Add a section under pages; where `build` returns nothing, none is shown."""
    _sections[template] = build


def extras_of(page: Page, request: HttpRequest) -> list[Extra]:
    """Return the sections under a page, in the order in which they were registered."""
    found = (Extra(template, build(page, request)) for template, build in _sections.items())
    return [extra for extra in found if extra.value]
