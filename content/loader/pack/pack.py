"""The whole pack, read."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from content.loader.pack.authority import CountryEntry, Taxonomies, TerritoryEntry
from content.loader.pack.courses import CourseEntry, ModuleEntry, ToolEntry
from content.loader.pack.demo import Demo
from content.loader.pack.documents import (
    CountryProfileEntry,
    Document,
    Item,
    NewsEntry,
    PageEntry,
    PracticeEntry,
    Versioned,
)
from content.loader.pack.fields import Entry
from content.loader.pack.glossary import TermEntry
from content.loader.pack.records import (
    EventEntry,
    FaqEntry,
    OrganisationEntry,
    PlatformEntry,
    ProjectEntry,
    PublicationEntry,
    RedirectEntry,
    VideoEntry,
)
from content.loader.pack.site import Site

# Sections as links name them (`m4d:<section>/<key>`), and the attribute of the pack that holds each.
SECTIONS = {
    "projects": "projects",
    "pages": "pages",
    "practices": "practices",
    "country-profiles": "country_profiles",
    "news": "news",
    "publications": "publications",
    "events": "events",
    "videos": "videos",
    "organisations": "organisations",
    "platforms": "platforms",
    "faq": "faq",
    "glossary": "terms",
    "courses": "courses",
    "tools": "tools",
}


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything that the content files say, by key and in the order of the files.

    Countries are by ISO 3166-1 alpha-2 code, territories by ISO 3166-2 code. `unread` names the sections and entries
    (`<section>/<key>`) whose files could not be read; rules take them to exist, so that one fault is not told twice.
    """

    taxonomies: Taxonomies
    countries: Mapping[str, CountryEntry]
    territories: Mapping[str, TerritoryEntry]
    projects: Mapping[str, ProjectEntry]
    pages: Mapping[str, PageEntry]
    practices: Mapping[str, PracticeEntry]
    country_profiles: Mapping[str, CountryProfileEntry]
    news: Mapping[str, NewsEntry]
    publications: Mapping[str, PublicationEntry]
    events: Mapping[str, EventEntry]
    videos: Mapping[str, VideoEntry]
    organisations: Mapping[str, OrganisationEntry]
    platforms: Mapping[str, PlatformEntry]
    faq: Mapping[str, FaqEntry]
    terms: Mapping[str, TermEntry]
    courses: Mapping[str, CourseEntry]
    tools: Mapping[str, ToolEntry]
    redirects: tuple[RedirectEntry, ...]
    site: Site
    demo: Demo
    unread: Set[str] = frozenset()

    def section(self, name: str) -> Mapping[str, Entry]:
        """The entries of one section, named as in links; raise `KeyError` for an unknown name."""
        entries: Mapping[str, Entry] = getattr(self, SECTIONS[name])
        return entries

    def items(self) -> Iterator[Item]:
        """Every item with a folder of its own; for a project that is its long page."""
        for section in (self.pages, self.practices, self.country_profiles, self.news):
            yield from section.values()
        yield from (project.story for project in self.projects.values() if project.story)

    def modules(self) -> Iterator[ModuleEntry]:
        """Every module of every course."""
        for course in self.courses.values():
            yield from course.modules

    def versioned(self) -> Iterator[Versioned]:
        """Every entry that has documents: items, lessons, facilitator packs and tools."""
        yield from self.items()
        for module in self.modules():
            yield from (*module.lessons, module.facilitator)
        yield from self.tools.values()

    def documents(self) -> Iterator[Document]:
        """Every language version of everything."""
        for entry in self.versioned():
            yield from entry.versions.values()

    def entries(self) -> Iterator[Entry]:
        """Every entry of the pack that stands for itself."""
        yield self.taxonomies
        yield self.site
        yield from self.countries.values()
        yield from self.territories.values()
        for name in SECTIONS:
            yield from self.section(name).values()
        yield from self.redirects
        for kind in (self.demo.members, self.demo.discussions, self.demo.posts, self.demo.support):
            yield from kind.values()
