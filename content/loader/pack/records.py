"""Entries that are rows of a table or records of a list, rather than documents."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from content.loader.pack.documents import ProjectStory
from content.loader.pack.fields import (
    Abstract,
    Address,
    Country,
    Entry,
    In,
    Key,
    KnownDate,
    Language,
    Link,
    Most,
    Refers,
    RichText,
    ShortText,
    Spoken,
    Target,
    Text,
    Theme,
    Title,
    WorkTitle,
)

Project = Annotated[str, Refers("projects")]


@dataclass(frozen=True, kw_only=True)
class ProjectEntry(Entry):
    """A project of the database; `story` is its long page, if it has one.

    `countries` lists where it works, `partner_countries` those at the other end. Territory codes are ISO 3166-2,
    sectors DAC CRS codes, markers IATI codes. The amount is in whole units of `budget_currency` (ISO 4217).
    """

    key: Key
    title: WorkTitle
    title_is_descriptive: bool
    framework: Annotated[str, In("project_frameworks")]
    countries: tuple[Country, ...]
    partner_countries: tuple[Country, ...]
    territory_codes: tuple[Annotated[str, In("territories")], ...]
    partner_territory_codes: tuple[Annotated[str, In("territories")], ...]
    territory: ShortText | None
    lead: ShortText | None
    lead_org_type: Annotated[str, In("organisation_types")] | None
    themes: tuple[Theme, ...]
    iati_sectors: tuple[Annotated[str, In("iati_sectors")], ...]
    gcm_objectives: tuple[Annotated[int, In("gcm_objectives")], ...]
    sdg_targets: tuple[Annotated[str, In("sdg_targets")], ...]
    policy_markers: tuple[Annotated[str, In("policy_markers")], ...]
    status: Annotated[str, In("project_statuses")]
    start: KnownDate | None
    end: KnownDate | None
    budget_amount: Decimal | None
    budget_currency: Literal["USD", "EUR"] | None
    parent: Project | None
    related: tuple[Project, ...]
    has_page: bool
    source_url: Link
    confidence: Literal["confirmed", "memory"]
    summary: Abstract
    story: ProjectStory | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationEntry(Entry):
    """A document of the library, without its file.

    `titles_official` names the languages whose title is the published one; the others are working translations.
    """

    key: Key
    document_type: Annotated[str, In("document_types")]
    title: WorkTitle
    title_is_descriptive: bool = False
    titles_official: tuple[Language, ...]
    year: int | None
    year_uncertain: bool = False
    date: KnownDate | None = None
    publisher: Annotated[str, Most(250)]
    pages: int | None
    pages_approximate: bool = False
    document_languages: tuple[Spoken, ...]
    themes: tuple[Theme, ...]
    audiences: tuple[Annotated[str, In("audiences")], ...]
    countries: tuple[Country, ...]
    jmdi_publication: bool
    abstract: Abstract
    source_url: Link | None
    source_url_uncertain: bool = False
    licence: Annotated[str, In("licences")]
    confidence: Literal["confirmed", "memory"]


@dataclass(frozen=True, kw_only=True)
class EventEntry(Entry):
    """A dated event, or a day that comes back every year (`recurring`, `month_day` as MM-DD)."""

    key: Key
    event_type: Annotated[str, In("event_types")]
    recurring: Literal["yearly"] | None = None
    month_day: str | None = None
    start: KnownDate | None
    end: KnownDate | None
    precision: Literal["day", "month", "year"]
    city: ShortText | None
    country: Country | None
    confidence: Literal["sourced", "general-knowledge"]
    title: Title
    description: Abstract


@dataclass(frozen=True, kw_only=True)
class VideoEntry(Entry):
    """A film known by its description only: no media file, captions or transcript yet."""

    key: Key
    title: Title
    title_is_descriptive: bool
    description: Abstract
    published: date
    spoken_language: Spoken | None
    country: Country | None
    themes: tuple[Theme, ...]
    media: str | None
    captions: tuple[str, ...]
    transcript: str | None
    source_url: Link


@dataclass(frozen=True, kw_only=True)
class OrganisationEntry(Entry):
    """An organization; `country` is its seat, none for an intergovernmental one without a single seat."""

    key: Key
    organisation_type: Annotated[str, In("organisation_types")]
    country: Country | None
    url: Annotated[str, Address(secure=True), Most(200)] | None
    acronym: Text | None
    name: Text
    description: Text | None
    demo: bool


@dataclass(frozen=True, kw_only=True)
class PlatformEntry(Entry):
    """Another site worth knowing."""

    key: Key
    name: Title
    platform_type: Annotated[str, In("platform_types")]
    url: Link | None
    interface_languages: tuple[Spoken, ...]
    description: Text


@dataclass(frozen=True, kw_only=True)
class FaqEntry(Entry):
    """A frequent question with its answer in Markdown."""

    key: Key
    category: Annotated[str, In("faq_categories")]
    question: Text
    answer: RichText


@dataclass(frozen=True, kw_only=True)
class RedirectEntry(Entry):
    """An address of the former site; no `language` means the reader's own.

    `evidence` is "read" if the address was seen, "pattern" if it was built like one that was.
    """

    old_path: Annotated[str, Most(255)]
    target: Annotated[str, Target()]
    language: Language | None
    status: Literal["301"]
    evidence: Literal["read", "pattern"]
    note: str | None
