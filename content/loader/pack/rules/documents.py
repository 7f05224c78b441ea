"""Bodies in Markdown: only what pages have blocks for, callouts and tables in order, practices in seven sections."""

import re
from collections.abc import Iterator

from content.loader.markdown import MarkdownError, sections, to_rich_text, to_stream
from content.loader.pack.documents import PRACTICE_SECTIONS, Document
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Paragraphs
from content.loader.pack.pack import Pack
from content.loader.pack.rules.walk import marked

CALLOUT = re.compile(r"^> \[!(\w+)\](.*)$", re.MULTILINE)
TABLE = re.compile(r"(?:^(?:> )?\|.*\n?)+", re.MULTILINE)
RULER = re.compile(r"\|[\s:|-]+\|")
LABELLED = re.compile(r"réel|real|fictif|fictitious|ficticio", re.IGNORECASE)


def bodies_become_blocks(pack: Pack) -> Iterator[Fault]:
    """A body holds nothing that a page has no block for."""
    for document in pack.documents():
        try:
            to_stream(document.body, "")
        except MarkdownError as error:
            line = document.body_line + error.line - 1
            yield document.source.fault("body", error.reason, line=line)


def practices_hold_paragraphs(pack: Pack) -> Iterator[Fault]:
    """A section of a practice has paragraphs and lists only."""
    for document in _practices(pack):
        start = 0
        for _heading, text in sections(document.body):
            start = document.body.index(text, start)
            if error := _refusal(text):
                line = document.body_line + document.body.count("\n", 0, start) + error.line - 1
                yield document.source.fault("body", error.reason, line=line)


def answers_hold_paragraphs(pack: Pack) -> Iterator[Fault]:
    """Answers to frequent questions and the text about the programme have paragraphs and lists only."""
    for leaf, _ in marked(pack.entries(), Paragraphs):
        if error := _refusal(leaf.value):
            yield leaf.fault(error.reason)


def callouts_are_labelled(pack: Pack) -> Iterator[Fault]:
    """A callout has a heading; that of a case says whether it is real or fictitious."""
    for document in pack.documents():
        for match in CALLOUT.finditer(document.body):
            line = document.body_line + document.body.count("\n", 0, match.start())
            if not match[2].strip():
                yield document.source.fault("body", f"callout {match[1]} has no heading", line=line)
            elif match[1] == "CASE" and not LABELLED.search(match[2]):
                yield document.source.fault("body", f"case is not labelled real or fictitious:{match[2]}", line=line)


def tables_are_even(pack: Pack) -> Iterator[Fault]:
    """All rows of a table have the same number of cells, and the second row is a rule."""
    for document in pack.documents():
        for match in TABLE.finditer(document.body):
            rows = [row.removeprefix("> ").strip() for row in match[0].strip().split("\n")]
            if len({row.count("|") for row in rows}) > 1 or len(rows) < 2 or not RULER.fullmatch(rows[1]):
                line = document.body_line + document.body.count("\n", 0, match.start())
                yield document.source.fault("body", f"malformed table: {rows[0]}", line=line)


def practices_have_seven_sections(pack: Pack) -> Iterator[Fault]:
    """A practice has the sections of the case-study template and no text before them."""
    for document in _practices(pack):
        headings = [heading for heading, _ in sections(document.body)]
        if len(headings) != len(PRACTICE_SECTIONS) or "" in headings:
            message = f"has the sections {', '.join(headings)}; seven expected, with nothing before them"
            yield document.source.fault("body", message)


def _practices(pack: Pack) -> Iterator[Document]:
    for practice in pack.practices.values():
        yield from practice.versions.values()


def _refusal(text: str) -> MarkdownError | None:
    """Return why a text cannot become paragraphs and lists, if it cannot."""
    try:
        to_rich_text(text, "")
    except MarkdownError as error:
        return error
    return None
