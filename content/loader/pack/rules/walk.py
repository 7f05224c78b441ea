"""Walks through entries and what they hold, so that a rule can speak of all fields of a kind at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from content.loader.pack.building import Slot, slots
from content.loader.pack.faults import Fault
from content.loader.pack.fields import LANGUAGES, Entry, Prose
from content.loader.pack.pack import Pack

M = TypeVar("M")


class Field(NamedTuple):
    """A field of an entry; `language` is set where the whole entry is in one, `languages` are those it should have."""

    entry: Entry
    slot: Slot
    value: Any
    language: str
    languages: tuple[str, ...]


class Leaf(NamedTuple):
    """One text or number of a field; `path` names it in messages, as in "title.fr"."""

    entry: Entry
    path: str
    value: Any
    language: str

    def fault(self, message: str, *, line: int = 0) -> Fault:
        """Say what is wrong with it."""
        return self.entry.source.fault(self.path, message, line=line)


def fields(entry: Entry, language: str = "", languages: tuple[str, ...] = LANGUAGES) -> Iterator[Field]:
    """Yield every field of an entry and of the entries inside it."""
    if type(entry).languages is not Entry.languages:
        languages = entry.languages
        language = languages[0] if len(languages) == 1 else language
    for slot in slots(type(entry)):
        value = getattr(entry, slot.name)
        yield Field(entry, slot, value, language, languages)
        if slot.nested:
            for inner, own in _inner(value, language):
                yield from fields(inner, own, (own,) if own else languages)


def marked(entries: Iterable[Entry], kind: type[M]) -> Iterator[tuple[Leaf, M]]:
    """Yield every text or number in a field that carries a mark of a kind, with the mark."""
    for entry in entries:
        for field in fields(entry):
            for mark in field.slot.marks:
                if isinstance(mark, kind):
                    for path, value, language in _leaves(field.value, field.slot.key, field.language):
                        yield Leaf(field.entry, path, value, language), mark


def prose(pack: Pack) -> Iterator[tuple[Leaf, Prose]]:
    """Yield every text for readers with its mark, unless its language could not be read."""
    return ((leaf, mark) for leaf, mark in marked(pack.entries(), Prose) if leaf.language in LANGUAGES)


def _inner(value: Any, language: str) -> Iterator[tuple[Entry, str]]:
    """Yield the entries that a value holds, with the language that their key stands for, if any."""
    if isinstance(value, Entry):
        yield value, language
    elif isinstance(value, tuple):
        yield from ((item, language) for item in value if isinstance(item, Entry))
    elif isinstance(value, Mapping):
        pairs = ((key, item) for key, item in value.items() if isinstance(item, Entry))
        yield from ((item, key if key in LANGUAGES else language) for key, item in pairs)


def _leaves(value: Any, path: str, language: str) -> Iterator[tuple[str, Any, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}", key)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, path, language)
    elif isinstance(value, str | int) and value != "":
        yield path, value, language
