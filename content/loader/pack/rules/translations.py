"""Language versions: complete, in their language, and of the same shape."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import get_origin

from markdown_it.token import Token

from content.loader.markdown import MARKER, PARSER
from content.loader.pack.documents import Document
from content.loader.pack.faults import Fault
from content.loader.pack.fields import LANGUAGES, SOURCE_LANGUAGE, ByLanguage, Paragraphs, Prose
from content.loader.pack.pack import Pack
from content.loader.pack.rules.typography import bare
from content.loader.pack.rules.walk import Field, fields, marked, prose

ORDER = "order of blocks"
NUMBER = re.compile("\\d+(?:[\u202f ,.]\\d+)*")
SHORT, COPIED = 25, 8  # words: too few to guess a language from, too few to expect a translation to differ
FUNCTION_WORDS = {
    "fr": {"les", "des", "une", "dans", "pour", "avec", "est", "et", "aux", "au", "du", "le"},
    "en": {"the", "and", "with", "for", "from", "that", "are", "of", "to", "by", "was"},
    "es": {"los", "las", "una", "con", "para", "por", "del", "el", "y", "sus", "su"},
}


def texts_are_complete(pack: Pack) -> Iterator[Fault]:
    """A text exists in exactly the languages of its entry, as long in each if it is a list, and is not just copied."""
    for entry in pack.entries():
        for field in fields(entry):
            by_language = any(isinstance(mark, ByLanguage) for mark in field.slot.marks)
            if by_language or _is_localized(field):
                yield from _missing(field)
                yield from _alike(field)


def documents_are_complete(pack: Pack) -> Iterator[Fault]:
    """Modules and kits name the source language among their languages, and courses have each of them."""
    for course in pack.courses.values():
        for entry in (course, *course.modules):
            if SOURCE_LANGUAGE not in entry.languages or not set(entry.languages) <= set(course.languages):
                yield entry.source.fault(
                    "languages", f"must be among {', '.join(course.languages)}, with {SOURCE_LANGUAGE}"
                )
    for tool in pack.tools.values():
        if SOURCE_LANGUAGE not in tool.languages:
            yield tool.source.fault("languages", f"must contain {SOURCE_LANGUAGE}")


def texts_are_in_their_language(pack: Pack) -> Iterator[Fault]:
    """A long text has the small words of its language."""
    for leaf, _ in prose(pack):
        words = re.findall(r"[^\W\d_]+", bare(leaf.value).lower())
        score = {language: sum(word in small for word in words) for language, small in FUNCTION_WORDS.items()}
        best = max(score, key=score.__getitem__)
        if len(words) >= SHORT and best != leaf.language:
            yield leaf.fault(f"looks like {best}, not {leaf.language}")


def versions_have_one_shape(pack: Pack) -> Iterator[Fault]:
    """All versions of a document have the headings, lists, tables, callouts, links and minutes of the source.

    Block ids come from positions, so that a translation of another shape could not be matched to its source.
    """
    for entry in pack.versioned():
        if source := entry.versions.get(SOURCE_LANGUAGE):
            for version in entry.versions.values():
                for message in differences(_shape(source), _shape(version)):
                    yield version.source.fault("body", message)


def answers_have_one_shape(pack: Pack) -> Iterator[Fault]:
    """All languages of an answer, or of another short text in Markdown, have the paragraphs, lists and links of one."""
    for leaf, _ in marked(pack.entries(), Paragraphs):
        source = getattr(leaf.entry, leaf.path.split(".")[0]).get(SOURCE_LANGUAGE, leaf.value)
        for message in differences(shape(source), shape(leaf.value)):
            yield leaf.fault(message)


def _is_localized(field: Field) -> bool:
    """Tell whether a value is a text, or a list of texts, per language."""
    return get_origin(field.slot.kind) is Mapping or isinstance(field.value, dict)


def _missing(field: Field) -> Iterator[Fault]:
    if field.value is None or field.slot.name in ("versions", "indexes") or not set(field.value) <= set(LANGUAGES):
        return
    for language in field.languages:
        if language not in field.value:
            yield field.entry.source.fault(f"{field.slot.key}.{language}", "is missing")
    for language in field.value:
        if language not in field.languages:
            yield field.entry.source.fault(f"{field.slot.key}.{language}", "is not a language of this entry")


def _alike(field: Field) -> Iterator[Fault]:
    """Report lists of different length and texts that were copied instead of translated."""
    if not field.value or not all(isinstance(value, str | tuple) for value in field.value.values()):
        return
    source = field.value.get(SOURCE_LANGUAGE)
    prose = any(isinstance(mark, Prose) for mark in field.slot.marks)
    for language, value in field.value.items():
        if prose and isinstance(value, tuple) and source is not None and len(value) != len(source):
            message = f"has {len(value)} items, {len(source)} in the source"
            yield field.entry.source.fault(f"{field.slot.key}.{language}", message)
    texts = [value for value in field.value.values() if isinstance(value, str) and len(value.split()) > COPIED]
    for text in {text for text in texts if texts.count(text) > 1}:
        yield field.entry.source.fault(field.slot.key, f"is the same in two languages: {text[:40]}…")


def differences(source: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    """Yield what is not the same in two shapes; the order of blocks counts once their numbers agree."""
    told = [
        f"{part} differ from the source: {value}, not {source[part]}"
        for part, value in other.items()
        if part != ORDER and value != source[part]
    ]
    yield from told
    if not told and other[ORDER] != source[ORDER]:
        yield "blocks stand in another order than in the source"


def _shape(document: Document) -> dict[str, object]:
    """Return what must be the same in all versions of a document, by name."""
    found = shape(document.body) | {"minutes": getattr(document, "minutes", None)}
    if document.source.file.startswith("courses/"):
        found["numbers"] = sorted(re.sub("[\u202f ,.]", "", number) for number in NUMBER.findall(document.body))
    return found


def shape(text: str) -> dict[str, object]:
    """Return what must be the same in all languages of a text in Markdown, by name."""
    tokens = PARSER.parse(text)
    kinds = Counter(token.type for token in tokens if not token.hidden)
    inline = [token for token in tokens if token.type == "inline"]
    return {
        "headings": [token.tag for token in tokens if token.type == "heading_open"],
        "paragraphs": kinds["paragraph_open"],
        "list items": kinds["list_item_open"],
        "table rows": kinds["tr_open"],
        "table cells": kinds["td_open"],
        "equal column headings": _equal_headings(tokens),
        "quotations": kinds["blockquote_open"],
        "callouts": [match[1] for token in tokens if (match := MARKER.match(token.content))],
        "empty cells": [number for number, token in enumerate(inline, start=1) if not token.content],
        "links": {number: links for number, token in enumerate(inline, start=1) if (links := _links(token))},
        ORDER: [token.type for token in tokens if token.nesting == 1],
    }


def _equal_headings(tokens: Sequence[Token]) -> list[list[int]]:
    """Return, for each table, which of its column headings are the same: they share one translation."""
    tables: list[list[str]] = []
    for token, inner in pairwise(tokens):
        if token.type == "thead_open":
            tables.append([])
        if token.type == "th_open":
            tables[-1].append(inner.content)
    return [[headings.index(heading) for heading in headings] for headings in tables]


def _links(token: Token) -> list[str]:
    """Return where the links of one paragraph, item or cell lead."""
    return sorted(str(child.attrs["href"]) for child in token.children or () if child.type == "link_open")
