"""Reads the folder of a pack, file by file."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from content.loader.pack.authority import CountryEntry, Taxonomies, TerritoryEntry
from content.loader.pack.building import build, columns
from content.loader.pack.course_reading import read_courses, read_tools
from content.loader.pack.demo import Demo, DiscussionEntry, MemberEntry, PostEntry, SupportEntry
from content.loader.pack.document_reading import read_versions
from content.loader.pack.documents import (
    CountryProfileEntry,
    Item,
    NewsEntry,
    PageEntry,
    PageVersion,
    PracticeEntry,
    ProjectStory,
)
from content.loader.pack.faults import Fault, PackError, Source
from content.loader.pack.fields import LANGUAGES, Entry
from content.loader.pack.files import Files
from content.loader.pack.glossary import TermEntry
from content.loader.pack.nodes import Node
from content.loader.pack.pack import Pack
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
from content.loader.pack.rules import faults_of
from content.loader.pack.site import Site

E = TypeVar("E", bound=Entry)
ItemEntry = TypeVar("ItemEntry", bound=Item)
GLOSSARY_HEADER = {"version": "1", "source_language": "fr", "languages": list(LANGUAGES)}


def read(folder: Path) -> Pack:
    """Return the pack that a folder holds, read and checked.

    Raises `PackError` with all faults at once, in the order of files and lines.
    """
    reader = Reader(Files(folder))
    pack = reader.pack()
    reader.files.report_unexpected()
    unreadable = reader.files.faults
    known = {(fault.file, fault.place, fault.field) for fault in unreadable}
    broken = [f for f in faults_of(pack) if (f.file, f.place, f.field) not in known]
    if unreadable or broken:
        raise PackError(sorted([*unreadable, *broken], key=_order))
    return pack


def _order(fault: Fault) -> tuple[str, int]:
    number = re.search(r"\d+", fault.place)
    return fault.file, int(number[0]) if number else 0


class Reader:
    """Reads the parts of a pack; `unread` names the sections and entries (`<section>/<key>`) that could not be."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.unread: set[str] = set()

    def pack(self) -> Pack:
        """Return the pack; what could not be read is empty or left out."""
        return Pack(
            taxonomies=self.single("taxonomies.yaml", Taxonomies),
            countries=self.table("countries.csv", CountryEntry, "alpha2"),
            territories=self.table("territories.csv", TerritoryEntry, "code"),
            projects=self.projects(),
            pages=self.items("pages", PageEntry),
            practices=self.items("practices", PracticeEntry),
            country_profiles=self.items("country-profiles", CountryProfileEntry),
            news=self.items("news", NewsEntry),
            publications=self.records("publications", PublicationEntry),
            events=self.records("events", EventEntry),
            videos=self.records("videos", VideoEntry),
            organisations=self.records("organisations", OrganisationEntry),
            platforms=self.records("platforms", PlatformEntry),
            faq=self.records("faq", FaqEntry),
            terms=self.listed("glossary.yaml", "terms", TermEntry, GLOSSARY_HEADER),
            courses=self.by(read_courses(self.files)),
            tools=self.by(read_tools(self.files)),
            redirects=tuple(self.table("redirects.csv", RedirectEntry, "old_path").values()),
            site=self.single("site.yaml", Site),
            demo=Demo(
                members=self.demo("members", MemberEntry),
                discussions=self.demo("discussions", DiscussionEntry),
                posts=self.demo("posts", PostEntry),
                support=self.demo("support", SupportEntry),
            ),
            unread=self.unread,
        )

    def single(self, name: str, kind: type[E]) -> E:
        """Return the one entry that a file holds."""
        node = self.files.yaml(name)
        if node is not None:
            return build(kind, node, self.files.faults)
        self.unread.add(name)
        return build(kind, Node(Source(file=name)), [])

    def table(self, name: str, kind: type[E], key: str) -> dict[str, E]:
        """Return the entries of a CSV file."""
        nodes = self.files.rows(name, columns(kind))
        if nodes is None:
            self.unread.add(name.removesuffix(".csv"))
        return self.by([build(kind, node, self.files.faults) for node in nodes or ()], key)

    def projects(self) -> dict[str, ProjectEntry]:
        """Return the rows of the project table, each with its long page."""
        stories = self.items("projects", ProjectStory)
        nodes = self.files.rows("projects.csv", columns(ProjectEntry))
        if nodes is None:
            self.unread.add("projects")
            return {}
        found = [build(ProjectEntry, n, self.files.faults, story=stories.pop(n.get("key", ""), None)) for n in nodes]
        for story in stories.values():
            self.files.faults.append(story.source.fault("key", "has no row in projects.csv"))
        return self.by(found)

    def items(self, section: str, kind: type[ItemEntry]) -> dict[str, ItemEntry]:
        """Return the entries of a section with one folder each, in the order of their keys."""
        found = []
        for name in self.files.folders(section):
            folder = f"{section}/{name}"
            node = self.files.yaml(f"{folder}/meta.yaml")
            versions = read_versions(self.files, folder, PageVersion, LANGUAGES)
            if node is None:
                self.unread.add(folder)
            else:
                found.append(build(kind, node, self.files.faults, versions=versions))
        return self.by(found)

    def records(self, section: str, kind: type[E]) -> dict[str, E]:
        """Return the entries of a file that is named like its section."""
        return self.listed(f"{section}.yaml", section, kind)

    def demo(self, name: str, kind: type[E]) -> dict[str, E]:
        """Return the entries of a file of demonstration content, which must say what it is."""
        return self.listed(f"demo/{name}.yaml", name, kind, {"demo": "true"})

    def listed(self, file: str, name: str, kind: type[E], header: Mapping[str, Any] | None = None) -> dict[str, E]:
        """Return the entries of the list `name` of a file, which holds nothing else but its header."""
        node = self.files.yaml(file)
        if node is None:
            self.unread.add(file.removesuffix(".yaml").removeprefix("demo/"))
            return {}
        header = header or {}
        wrong = [key for key, value in header.items() if node.get(key) != value]
        self.files.faults += [node.source.fault(key, f"must be {header[key]}") for key in wrong]
        extra = node.keys() - header.keys() - {name}
        self.files.faults += [node.source.fault(key, "is not a field here") for key in sorted(extra)]
        nodes = node.get(name)
        if not isinstance(nodes, list) or not all(isinstance(item, Node) for item in nodes):
            self.files.faults.append(node.source.fault(name, "must be a list of mappings"))
            return {}
        return self.by([build(kind, item, self.files.faults) for item in nodes])

    def by(self, entries: Iterable[E], key: str = "key") -> dict[str, E]:
        """Return entries by their key; a second entry with a key is a fault."""
        found: dict[str, E] = {}
        for entry in entries:
            value = getattr(entry, key)
            if value in found:
                first = found[value].source
                message = f"{value!r} is already used on {first.unit} {first.line} of {first.file}"
                self.files.faults.append(entry.source.fault(key, message))
            else:
                found[value] = entry
        return found
