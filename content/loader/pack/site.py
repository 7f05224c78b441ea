"""The texts of the home page, of the pages that list others, and of what stands around every page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from content.loader.pack.fields import (
    Entry,
    Heading,
    Localized,
    Named,
    Prose,
    Refers,
    RichText,
    SearchDescription,
    Slugs,
    Summary,
    Target,
    Text,
    Texts,
    Title,
)

LISTINGS = (  # in the order of the navigation
    "projects", "library", "courses", "events", "news", "programme", "country-profiles", "practices", "tools",
    "videos", "glossary", "platforms", "organisations", "faq",
)  # fmt: skip
Lead = Annotated[Localized, Prose(most=300)]


@dataclass(frozen=True, kw_only=True)
class LinkText(Entry):
    """A link: its words, and where it leads."""

    text: Text
    target: Annotated[str, Target()]


@dataclass(frozen=True, kw_only=True)
class Hero(Entry):
    """The opening of the home page; `emphasis` is the second sentence of the title, `hints` are searches."""

    title: Heading
    emphasis: Heading
    text: Lead
    search_label: Text
    search_placeholder: Text
    hints_label: Text
    hints: Texts
    map_caption: Text


@dataclass(frozen=True, kw_only=True)
class Figures(Entry):
    """What the numbers of the home page count."""

    heading: Text
    projects: Text
    countries: Text
    themes: Text
    modules: Text
    languages_label: Annotated[Text, Named("languages")]


@dataclass(frozen=True, kw_only=True)
class Listing(Entry):
    """A section of the home page that lists pages, with a link to all of them."""

    heading: Text
    link: LinkText


@dataclass(frozen=True, kw_only=True)
class FeaturedProjects(Listing):
    """The projects that the home page shows first."""

    projects: tuple[Annotated[str, Refers("projects")], ...]


@dataclass(frozen=True, kw_only=True)
class Door(Entry):
    """An entrance for one audience."""

    heading: Text
    text: Text
    target: Annotated[str, Target()]


@dataclass(frozen=True, kw_only=True)
class Doors(Entry):
    """Where to begin."""

    heading: Text
    doors: tuple[Door, ...]


@dataclass(frozen=True, kw_only=True)
class TrainingBand(Entry):
    """The section about the course."""

    kicker: Heading
    heading: Heading
    text: Lead
    links: tuple[LinkText, ...]


@dataclass(frozen=True, kw_only=True)
class Fact(Entry):
    """A fact about the programme, as a term and its description."""

    term: Annotated[Localized, Prose(most=60)]
    description: Annotated[Localized, Prose(most=250)]


@dataclass(frozen=True, kw_only=True)
class ProgrammeBand(Entry):
    """The section about the programme."""

    heading: Heading
    text: RichText
    link: LinkText
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class HomeEntry(Entry):
    """The home page, from top to bottom; `network` labels the row of agenda, discussions and library."""

    title: Title
    search_description: SearchDescription
    hero: Hero
    figures: Figures
    projects: FeaturedProjects
    start: Doors
    themes: Listing
    training: TrainingBand
    network: Text
    events: Listing
    discussions: Listing
    library: Listing
    programme: ProgrammeBand


@dataclass(frozen=True, kw_only=True)
class IndexEntry(Entry):
    """A listing page; `menu_title` is its short name in menus."""

    title: Heading
    slug: Slugs
    summary: Summary
    search_description: SearchDescription
    menu_title: Title


@dataclass(frozen=True, kw_only=True)
class FooterColumn(Entry):
    """A column of the footer."""

    heading: Annotated[Localized, Prose(most=60)]
    targets: tuple[Annotated[str, Target()], ...]


@dataclass(frozen=True, kw_only=True)
class FrameEntry(Entry):
    """What stands around every page: navigation, footer and the texts of the portal."""

    tagline: Annotated[Localized, Prose(most=80)]
    description: Annotated[Localized, Prose(most=160)]
    owner: Heading
    navigation: tuple[Annotated[str, Target()], ...]
    columns: tuple[FooterColumn, ...]
    legal: tuple[Annotated[str, Target()], ...]


@dataclass(frozen=True, kw_only=True)
class Site(Entry):
    """All texts of the site that belong to no entry."""

    home: HomeEntry
    indexes: Mapping[str, IndexEntry]
    frame: FrameEntry
