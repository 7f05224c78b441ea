"""Rows of authority lists in the words of schema.org."""

from collections.abc import Iterable

from core.structured_data import Node, node
from reference.models.lists import Theme
from reference.models.places import Country


def themes(rows: Iterable[Theme]) -> list[Node]:
    """Return themes as terms of a list, in the reader's language."""
    return [node("DefinedTerm", name=theme.name, termCode=theme.code) for theme in rows]


def countries(rows: Iterable[Country]) -> list[Node]:
    """Return countries by name and code (ISO 3166-1 alpha-2)."""
    return [node("Country", name=country.name, identifier=country.code) for country in rows]
