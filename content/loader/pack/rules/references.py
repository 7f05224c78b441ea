"""Everything that points to an entry points to one that exists."""

import re
from collections.abc import Iterator

from content.loader.pack.documents import Document
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Address, Refers, Target
from content.loader.pack.pack import SECTIONS, Pack
from content.loader.pack.rules.walk import Leaf, marked, prose

LINK = re.compile(r"\]\(([^)\s]*)\)")
EXTERNAL = re.compile(r"https?://[^\s/]+(/\S*)?")
NAMED_SOURCES = ("brochure", "public-sources", "general-knowledge")
LISTINGS_ELSEWHERE = {"home", "discussions", "members"}  # pages without texts in site.yaml


def known(pack: Pack, section: str, key: str) -> bool:
    """Tell whether an entry exists, or may exist because its file could not be read."""
    if {section, f"{section}/{key}"} & pack.unread:
        return True
    if section == "members":
        return key in pack.demo.members
    return section in SECTIONS and key in pack.section(section)


def keys_exist(pack: Pack) -> Iterator[Fault]:
    """A field with the key of another entry names one that exists, and not its own."""
    for leaf, mark in marked(pack.entries(), Refers):
        if not known(pack, mark.section, leaf.value):
            yield leaf.fault(f"there is no {leaf.value!r} in {mark.section}")
        elif mark.section in SECTIONS and pack.section(mark.section).get(leaf.value) is leaf.entry:
            yield leaf.fault("refers to itself")


def targets_exist(pack: Pack) -> Iterator[Fault]:
    """The page that a redirect or a link of the home page leads to exists."""
    for leaf, _ in marked(pack.entries(), Target):
        section, _, key = leaf.value.partition("/")
        listing = leaf.value.removeprefix("index:")
        if listing != leaf.value:
            exists = "site.yaml" in pack.unread or listing in pack.site.indexes.keys() | LISTINGS_ELSEWHERE
        else:
            exists = known(pack, section, key)
        if not exists:
            yield leaf.fault(f"there is no page {leaf.value!r}")


def links_lead_somewhere(pack: Pack) -> Iterator[Fault]:
    """Links in texts are `m4d:<section>/<key>` of an entry that exists, or addresses; courses link to the glossary."""
    for leaf, _ in prose(pack):
        for match in LINK.finditer(leaf.value):
            scheme, _, target = match[1].partition("m4d:")
            section, _, key = target.partition("/")
            inside_course = leaf.entry.source.file.startswith("courses/")
            if scheme and EXTERNAL.fullmatch(match[1]) and not inside_course:
                continue
            line = line_of(leaf, match.start())
            if scheme or not known(pack, section, key):
                yield leaf.fault(f"broken link {match[1]}", line=line)
            elif inside_course and section != "glossary":
                yield leaf.fault(f"courses link to the glossary only, not to {match[1]}", line=line)


def line_of(leaf: Leaf, position: int) -> int:
    """Return the line of its file on which a position of a text stands; 0 if only the field is known."""
    if isinstance(leaf.entry, Document) and leaf.path == "body":
        return leaf.entry.body_line + str(leaf.value).count("\n", 0, position)
    return 0


def addresses_are_written_out(pack: Pack) -> Iterator[Fault]:
    """Addresses are complete; those of organizations are secure."""
    for leaf, mark in marked(pack.entries(), Address):
        if not EXTERNAL.fullmatch(leaf.value) or (mark.secure and not leaf.value.startswith("https://")):
            yield leaf.fault(f"{leaf.value!r} is not an address beginning with {'https' if mark.secure else 'http'}")


def sources_are_named(pack: Pack) -> Iterator[Fault]:
    """The sources of an item are addresses or words that the README explains."""
    for entry in pack.entries():
        for source in getattr(getattr(entry, "story", None) or entry, "sources", ()):
            if source not in NAMED_SOURCES and not EXTERNAL.fullmatch(source):
                yield entry.source.fault("sources", f"{source!r} is neither an address nor a known word")
