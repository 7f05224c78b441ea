"""What is asked of the search and what it answers, whatever engine did the work."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from search.audiences import PUBLIC
from search.query import Query

PAGE_SIZE = 20
FEW = 20  # results with all the words; after fewer come those with some of them
ELSEWHERE = 5  # pages of other languages that are named
BEHIND = 0.5  # what is left of the score of what is looked for by its name, when the search is not its name
LAST = 2_000  # results that can be paged through, since engines must sort all before a page; others are only counted
FACETS = ("theme", "region", "country", "target", "year")


@dataclass(frozen=True)
class Request:
    """A search of one reader."""

    query: Query
    language: str  # BCP 47
    audience: tuple[str, ...] = (PUBLIC,)
    only: str = ""  # kind of content that all results are of, one of `search.sources`; "" for any
    source: str = ""  # tab; "" for all
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # codes by facet
    counted: tuple[str, ...] = FACETS  # facets whose values are counted
    is_narrow: bool = False  # a facet counts only what has the values chosen in it; else also what one more would add
    summed: Mapping[str, str] = field(default_factory=dict)  # amounts that are added up, each by the codes of a facet
    since: datetime.date | None = None
    until: datetime.date | None = None
    sort: str = "relevance"  # or "newest", "oldest", or the name of an order that the pages of `only` have
    page: int = 1
    size: int = PAGE_SIZE

    @property
    def start(self) -> int:
        """Place of the first result of the page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True)
class Hit:
    """One result; `title` and `text` are safe HTML with the words found in <mark>."""

    pk: int
    language: str
    url: str
    title: str
    text: str
    kicker: str
    hint: str
    facts: tuple[str, ...]
    date: datetime.date | None = None
    is_demo: bool = False
    is_promoted: bool = False


@dataclass(frozen=True)
class Sum:
    """Amounts of one kind, added up."""

    count: int
    total: Decimal
    least: Decimal
    most: Decimal


@dataclass
class Results:
    """The answer: one page of hits, counts over all of them, and help where there are none."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    sources: dict[str, int] = field(default_factory=dict)  # results of each tab under the facets chosen
    facets: dict[str, dict[str, int]] = field(default_factory=dict)  # results after ticking one more value
    sums: dict[str, dict[str, Sum]] = field(default_factory=dict)  # of the results, by amount and code of its facet
    elsewhere: list[Hit] = field(default_factory=list)  # pages that the reader's language does not have
    elsewhere_count: int = 0
    is_widened: bool = False  # nothing has all the words: near spellings, beginnings, some of the words
    is_filled: bool = False  # few have all the words: they come first, then some that have some of them
    spelling: str = ""  # what the reader may have meant
    is_simple: bool = False  # the engine did not answer; the database did

    @property
    def is_empty(self) -> bool:
        """Whether nothing is found, whatever filter is chosen."""
        return not self.total and not self.sources and not any(self.facets.values())


def may_be_filled(request: Request, complete: int) -> bool:
    """Whether results with some of the words may follow those that have all.

    `complete` counts the latter, whatever filter is chosen. Never in the order of dates, which would mix both.
    """
    query = request.query
    return bool(query) and 0 < complete < FEW and request.sort == "relevance" and not query.is_any


@dataclass(frozen=True)
class Suggestion:
    """One line under the search field while somebody types."""

    text: str
    url: str
    kind: str


def day(text: str | None) -> datetime.date | None:
    """Read the date of a document (ISO 8601)."""
    return datetime.date.fromisoformat(text) if text else None
