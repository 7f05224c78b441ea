"""Texts are as long as their place allows."""

import re
from collections.abc import Iterator

from content.loader.pack.courses import FacilitatorPack, LessonEntry, ToolEntry
from content.loader.pack.documents import CountryProfileEntry, NewsEntry, PageEntry, PracticeEntry, ProjectStory
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Entry, Most
from content.loader.pack.pack import Pack
from content.loader.pack.rules.walk import marked, prose

WORD = re.compile("[^\\W_]+(?:[’'\\-.,/\u202f][^\\W_]+)*")
UNSPOKEN = re.compile(r"(?<=\])\([^)\n]*\)|\[!\w+\]|^\s*\|[\s|:-]+\|\s*$", re.MULTILINE)
BODY_WORDS: dict[type[Entry], tuple[int, int]] = {
    PageEntry: (190, 500),
    ProjectStory: (150, 350),
    CountryProfileEntry: (150, 300),
    PracticeEntry: (180, 500),
    NewsEntry: (60, 260),
    LessonEntry: (350, 550),
    FacilitatorPack: (250, 400),
    ToolEntry: (400, 900),
}


def count_words(text: str) -> int:
    """Return the number of words that a reader sees."""
    return len(WORD.findall(UNSPOKEN.sub("", text)))


def texts_fit(pack: Pack) -> Iterator[Fault]:
    """Titles, summaries, definitions and names keep to their length."""
    for leaf, name in marked(pack.entries(), Most):
        if len(leaf.value) > name.characters:
            yield leaf.fault(f"has {len(leaf.value)} characters, {name.characters} at most")
    for leaf, mark in prose(pack):
        if mark.most and len(leaf.value) > mark.most:
            yield leaf.fault(f"has {len(leaf.value)} characters, {mark.most} at most")
        if mark.words and not mark.words[0] <= count_words(leaf.value) <= mark.words[1]:
            yield leaf.fault(f"has {count_words(leaf.value)} words, {mark.words[0]} to {mark.words[1]} expected")


def bodies_fit(pack: Pack) -> Iterator[Fault]:
    """Bodies keep to the length of their kind of document."""
    for entry in pack.versioned():
        least, most = BODY_WORDS[type(entry)]
        for version in entry.versions.values():
            words = count_words(version.body)
            if not least <= words <= most:
                yield version.source.fault("body", f"has {words} words, {least} to {most} expected")
