"""What a page tells the search besides the texts that its `search_fields` name."""

import datetime
from typing import Any, ClassVar


class Findable:
    """A page as the search sees it; each type says what it knows better.

    The search asks while the language of the page is active. A page type with nothing but `search_fields` is
    found like any other. `SearchField(..., group=...)` names the part of the page that a text belongs to: "title",
    "summary", "labels", "people", "places"; without it, a text belongs to the body.
    """

    search_source: ClassVar[str] = "pages"  # tab of the search page, see `search.sources`

    first_published_at: datetime.datetime | None

    @property
    def search_date(self) -> datetime.date | None:
        """Date to sort and filter by: the day on which the page appeared, unless it has one of its own."""
        return self.first_published_at.date() if self.first_published_at else None

    @property
    def search_hint(self) -> str:
        """A few words after the kind of page in a list of results: a country, a date, a duration."""
        return ""

    @property
    def search_facts(self) -> list[str]:
        """Short facts under a result."""
        return []

    def search_documents(self) -> list[Any]:
        """Return the documents (PortalDocument) whose text finds this page."""
        return []
