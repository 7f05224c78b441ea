"""Demonstration content: invented, flagged, and never counted."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from content.loader.pack.fields import (
    MOST_SUMMARY,
    Country,
    Entry,
    In,
    Key,
    Language,
    Localized,
    Named,
    Prose,
    Refers,
    Slugs,
    Spoken,
    Text,
    Theme,
    Title,
    Words,
)

Author = Annotated[str, Refers("members")]
Shown = Literal["public", "members", "hidden"]


@dataclass(frozen=True, kw_only=True)
class Voice(Entry):
    """What one person says, in that person's language alone."""

    language: Language

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of its author."""
        return (self.language,)


@dataclass(frozen=True, kw_only=True)
class Visibility(Entry):
    """Who sees what of a member."""

    profile: Shown
    email: Shown
    messages: Shown


@dataclass(frozen=True, kw_only=True)
class MemberEntry(Voice):
    """An invented person or organization; it has no country."""

    key: Key
    demo: bool
    kind: Literal["person", "organisation"]
    display_name: Words
    role: Words
    place: Words
    country: Country | None
    expertise: tuple[Annotated[str, In("member_expertise")], ...]
    themes: tuple[Theme, ...]
    speaks: Annotated[tuple[Spoken, ...], Named("languages")]
    audience: Annotated[str, In("audiences")]
    bio: Text
    visibility: Visibility


@dataclass(frozen=True, kw_only=True)
class Contribution(Voice):
    """An answer to question number `question`, from 1, of a discussion."""

    author: Author
    date: date
    question: int
    text: Words


@dataclass(frozen=True, kw_only=True)
class DiscussionEntry(Entry):
    """An e-discussion; `summary` closes it."""

    key: Key
    demo: bool
    title: Title
    slug: Slugs
    themes: tuple[Theme, ...]
    moderator: Author
    start: date
    end: date
    status: Literal["open", "closed"]
    introduction: Text
    questions: tuple[Text, ...]
    contributions: tuple[Contribution, ...]
    summary: Text | None


@dataclass(frozen=True, kw_only=True)
class PostEntry(Voice):
    """A blog post, its body in Markdown."""

    key: Key
    demo: bool
    author: Author
    date: date
    themes: tuple[Theme, ...]
    title: Title
    slug: Slugs
    summary: Annotated[Localized, Prose(most=MOST_SUMMARY)]
    body: Text


@dataclass(frozen=True, kw_only=True)
class SupportEntry(Voice):
    """A question to the help desk with its answer."""

    key: Key
    demo: bool
    author: Author
    date: date
    category: Key
    question: Words
    answer: Words
    answered_by: Author | None
    status: Literal["open", "solved"]


@dataclass(frozen=True, kw_only=True)
class Demo:
    """All demonstration content, by key."""

    members: dict[str, MemberEntry]
    discussions: dict[str, DiscussionEntry]
    posts: dict[str, PostEntry]
    support: dict[str, SupportEntry]
