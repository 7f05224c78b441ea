"""What a field of the pack may hold: texts per language, dates as far as they are known, and marks for the rules.

The classes of the pack are its schema: the type of a field says how it is read, a mark in `Annotated` what it means.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, Self

from content.loader.pack.faults import Source

LANGUAGES = ("fr", "en", "es")
SOURCE_LANGUAGE = "fr"
MOST_TITLE, MOST_SUMMARY, MOST_SEARCH_DESCRIPTION = 255, 240, 155  # characters

Localized = Mapping[str, str]
LocalizedList = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class KnownDate:
    """A date known to the day, the month or the year only; written as ISO 8601: 2014-05-01, 2014-05 or 2014."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date of any of the three precisions; raise `ValueError` for anything else."""
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
            raise ValueError(text)
        known = cls(*(int(part) for part in text.split("-")))
        date(known.year, known.month or 1, known.day or 1)
        return known

    @property
    def precision(self) -> str:
        """What is known: "day", "month" or "year"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The earliest day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Anything that a mapping, a row or a document of the pack describes."""

    source: Source = field(repr=False, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which its texts exist."""
        return LANGUAGES


@dataclass(frozen=True)
class Prose:
    """A text for readers: its typography and its language are checked.

    `most` is in characters, `words` the least and the most words. A `quoted` text keeps the spelling of its author.
    """

    most: int | None = None
    words: tuple[int, int] | None = None
    quoted: bool = False


@dataclass(frozen=True)
class Most:
    """A name that is no prose is at most so many characters long."""

    characters: int


@dataclass(frozen=True)
class Paragraphs:
    """A text in Markdown that has paragraphs and lists, and nothing else."""


@dataclass(frozen=True)
class In:
    """The code or key of a row of an authority list: one of `taxonomies.yaml`, "countries" or "territories"."""

    authority: str


@dataclass(frozen=True)
class Refers:
    """The key of an entry of another section, such as "projects"."""

    section: str


@dataclass(frozen=True)
class Target:
    """A page to go to: `<section>/<key>`, or `index:<listing>`."""


@dataclass(frozen=True)
class Address:
    """An address on the web."""

    secure: bool = False


@dataclass(frozen=True)
class Identifier:
    """A key or a slug: lower case letters, digits and single hyphens."""


@dataclass(frozen=True)
class Named:
    """The field has another name in the file."""

    name: str


@dataclass(frozen=True)
class ByLanguage:
    """Gathers the keys fr, en and es of the mapping itself."""


Key = Annotated[str, Identifier(), Most(60)]
Slug = Annotated[str, Identifier()]
Slugs = Annotated[Localized, Identifier()]
Text = Annotated[Localized, Prose()]
RichText = Annotated[Localized, Prose(), Paragraphs()]
Texts = Annotated[LocalizedList, Prose()]
Title = Annotated[Localized, Prose(most=MOST_TITLE)]
WorkTitle = Annotated[Localized, Prose(most=MOST_TITLE, quoted=True)]  # of a project or a publication
ShortText = Annotated[Localized, Prose(most=200)]
Heading = Annotated[Localized, Prose(most=120)]
Abstract = Annotated[Localized, Prose(most=320)]  # of an entry that has no other text
Summary = Annotated[Localized, Prose(most=MOST_SUMMARY)]
SearchDescription = Annotated[Localized, Prose(most=MOST_SEARCH_DESCRIPTION)]
Words = Annotated[str, Prose()]  # in the language of the entry alone
Theme = Annotated[str, In("areas_of_intervention")]
Country = Annotated[str, In("countries")]
Language = Literal["fr", "en", "es"]
Spoken = Literal["fr", "en", "es", "ar", "de"]  # BCP 47
Link = Annotated[str, Address(), Most(200)]
Declared = Annotated[tuple[Language, ...], Named("languages")]
