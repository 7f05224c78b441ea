"""Entries with a body in Markdown: one folder per item, one file per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from content.loader.pack.fields import (
    MOST_SEARCH_DESCRIPTION,
    MOST_SUMMARY,
    MOST_TITLE,
    Country,
    Entry,
    In,
    Key,
    KnownDate,
    Prose,
    Refers,
    Slug,
    Theme,
)

Status = Literal["published", "draft"]


@dataclass(frozen=True, kw_only=True)
class Document(Entry):
    """One language version: what its front matter says, and its body in Markdown from line `body_line` on."""

    language: str
    title: Annotated[str, Prose(most=MOST_TITLE)]
    body: Annotated[str, Prose()]
    body_line: int

    @property
    def languages(self) -> tuple[str, ...]:
        """Its own language."""
        return (self.language,)


@dataclass(frozen=True, kw_only=True)
class Versioned(Entry):
    """An entry with one document per language."""

    versions: Mapping[str, Document]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a file."""
        return tuple(self.versions)


@dataclass(frozen=True, kw_only=True)
class PageVersion(Document):
    """One language version of a page, as search engines and lists present it."""

    slug: Slug
    summary: Annotated[str, Prose(most=MOST_SUMMARY)]
    search_description: Annotated[str, Prose(most=MOST_SEARCH_DESCRIPTION)]


@dataclass(frozen=True, kw_only=True)
class Item(Versioned):
    """What the versions of a page share; `sources` are addresses or the words listed in the README of the pack."""

    key: Key
    section: str
    status: Status
    sources: tuple[str, ...]
    versions: Mapping[str, PageVersion]


@dataclass(frozen=True, kw_only=True)
class ProjectStory(Item):
    """The long page of a project."""

    practices: tuple[Annotated[str, Refers("practices")], ...] = ()
    publications: tuple[Annotated[str, Refers("publications")], ...] = ()
    country_profile: Annotated[str, Refers("country-profiles")] | None = None


@dataclass(frozen=True, kw_only=True)
class PageEntry(Item):
    """A page about the programme, for an audience, or with the terms of the portal; `order` sorts its group."""

    nav_group: Literal["programme", "objectives", "about", "audiences", "community", "legal"]
    order: int
    audiences: tuple[Annotated[str, In("audiences")], ...]
    projects: tuple[Annotated[str, Refers("projects")], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PracticeEntry(Item):
    """A good practice; its body has the seven sections of the template, in the order of `PRACTICE_SECTIONS`."""

    practice_type: Annotated[str, In("practice_types")]
    project: Annotated[str, Refers("projects")]
    countries: tuple[Country, ...]
    themes: tuple[Theme, ...]
    sdg_targets: tuple[Annotated[str, In("sdg_targets")], ...]
    gcm_objectives: tuple[Annotated[int, In("gcm_objectives")], ...]
    lessons_by: Literal["editorial", "programme"]


@dataclass(frozen=True, kw_only=True)
class CountryProfileEntry(Item):
    """What to know about a target country; `reviewed` is the month of the last reading."""

    country: Country
    projects: tuple[Annotated[str, Refers("projects")], ...]
    reviewed: KnownDate


@dataclass(frozen=True, kw_only=True)
class NewsEntry(Item):
    """A dated piece of news."""

    date: KnownDate
    precision: Literal["day", "month", "year"]
    category: Annotated[str, In("news_categories")]
    countries: tuple[Country, ...]
    event: Annotated[str, Refers("events")] | None = None
    publication: Annotated[str, Refers("publications")] | None = None


PRACTICE_SECTIONS = ("introduction", "context", "practice", "lessons", "recommendations", "resources", "sdg_targets")
