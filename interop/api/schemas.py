"""What all answers of the API are made of; what is not known is null."""

import datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class Code(Schema):
    """A row of a controlled list, with its label in the language of the address."""

    code: str
    label: str


class Photo(Schema):
    """A photograph, 1200 pixels wide at most; `description` is its alternative text, null for a decoration."""

    url: str
    width: int
    height: int
    description: str | None
    credit: str | None


class File(Schema):
    """A file to download; `language` is that of its text (BCP 47)."""

    title: str
    url: str
    language: str | None


class Block(Schema):
    """A part of a text. Texts in it are HTML, files and pages are told as elsewhere in the API."""

    type: str
    value: Any


class Source(Schema):
    """Where the facts of a page come from."""

    kind: Code
    url: str | None
    consulted_on: datetime.date | None


class Relation(Schema):
    """A page that belongs with this one; `relation` is a term of Dublin Core."""

    relation: str
    url: str


class PageItem(Schema):
    """What is told of every page. `id` is the same in all languages, and for ever; so is that of an invented page."""

    id: UUID
    type: str
    language: str
    url: str
    detail_url: str
    translations: dict[str, str]
    title: str
    summary: str | None
    is_demo: bool
    first_published_at: datetime.datetime | None
    last_published_at: datetime.datetime | None
    picture: Photo | None
    keywords: list[str]
    themes: list[Code]
    countries: list[Code]
    audiences: list[Code]
    sources: list[Source]
    related: list[Relation]


class Listing(Schema):
    """One page of a list; `notes` say, in the language of the address, what of the query was left out and why."""

    count: int
    page: int
    page_size: int
    next: str | None
    previous: str | None
    notes: list[str]


class Fault(Schema):
    """Why there is no answer."""

    detail: str
