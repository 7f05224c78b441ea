"""Pages without a row in the tree: drawn from data at an address below a page that has one (decision 0022)."""

from collections.abc import Container
from typing import Any, ClassVar

from django.http import HttpRequest

from core.i18n import active_language


class DrawnPage:
    """A country or a corridor, for example, below the list of countries.

    `name`, the last part of its address, is a code: the same in every language, and it never changes. `languages`
    (BCP 47) are those in which search engines may keep it. `moved_to` is an address that answers in its place.
    """

    template: ClassVar[str]
    page_size: ClassVar[int] = 0  # of the list it shows, if that has several pages

    name: str
    title: str
    summary: str
    languages: Container[str]
    moved_to: str = ""

    @property
    def description(self) -> str:
        """What it says in a sentence, for those who do not see its title beside."""
        return f"{self.title}. {self.summary}"

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may keep it in the reader's language: there it has something to show."""
        return active_language() in self.languages

    def get_context(self, _request: HttpRequest) -> dict[str, Any]:
        """Return what its template shows besides itself."""
        return {}

    def structured_data(self) -> dict[str, Any]:
        """Return properties of schema.org, as a page of the tree does."""
        return {}
