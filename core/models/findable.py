"""What a page tells the search besides the texts that its `search_fields` name."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models


@dataclass(frozen=True)
class Part:
    """A part of a page that is found by itself in the language of the page: a question, a row of a directory.

    `key` is the `id` of the part in the HTML of the page, the same in every language and for ever.
    """

    key: str
    source: str  # tab of the search page, see `search.sources`
    kind: str  # what it is, in the language of the page
    title: str
    text: str
    names: tuple[str, ...] = ()  # by which it is known too
    hint: str = ""  # a few words after its kind in a list of results
    country: str = ""  # ISO 3166-1 alpha-2
    list_page: int = 1  # on which page of a list it stands
    is_by_name: bool = False  # looked for by its name; by its words it is found after other pages


class Findable:
    """A page as the search sees it; each type says what it knows better.

    The search asks while the language of the page is active. A page type with nothing but `search_fields` is
    found like any other. `SearchField(..., group=...)` names the part of the page that a text belongs to: "title",
    "summary", "labels", "people", "places"; without it, a text belongs to the body.
    """

    search_source: ClassVar[str] = "pages"  # tab of the search page, see `search.sources`
    search_by_name: ClassVar[bool] = False  # looked for by its names; by its words it is found after other pages
    listed_rows: ClassVar[tuple[type[models.Model], ...]] = ()  # lists whose rows the page shows without naming them

    first_published_at: datetime.datetime | None

    @property
    def search_date(self) -> datetime.date | None:
        """Date to sort and filter by: the day on which the page appeared, unless it has one of its own."""
        return self.first_published_at.date() if self.first_published_at else None

    @property
    def search_names(self) -> Iterable[str]:
        """What the page is called besides its title."""
        return ()

    @property
    def search_hint(self) -> str:
        """A few words after the kind of page in a list of results: a country, a date, a duration."""
        return ""

    @property
    def search_facets(self) -> Mapping[str, Iterable[str]]:
        """Codes by which the lists of this type of page are filtered, by the name of the facet."""
        return {}

    @property
    def search_orders(self) -> Mapping[str, str]:
        """Keys by which the lists of this type of page can be put in order, by the name of the order."""
        return {}

    @property
    def search_amounts(self) -> Mapping[str, Decimal]:
        """Amounts that lists of this type of page add up, by name."""
        return {}

    @property
    def search_facts(self) -> list[str]:
        """Short facts under a result."""
        return []

    def search_parts(self) -> Iterable[Part]:
        """Return the parts of this page that are found by themselves."""
        return ()

    def search_documents(self) -> list[Any]:
        """Return the documents (PortalDocument) whose text finds this page."""
        return []
