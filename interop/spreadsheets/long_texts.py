"""The text of a body that an editor has built, as plain paragraphs, without its pictures and tables.

What stands in the database is read as it is: to make blocks of it would ask for their pictures.
"""

import html
import re
from collections.abc import Iterator

from projectdb.models import ProjectPage

ENDS = re.compile(r"</(?:p|li|h\d)>")
BREAK = re.compile(r"<br\s*/?>")
MARK = re.compile(r"<[^>]*>")


def plain_text(page: ProjectPage) -> str:
    """Return headings, paragraphs, items of lists and quotations of a body, with an empty line between them."""
    return "\n\n".join(paragraphs(page))


def paragraphs(page: ProjectPage) -> Iterator[str]:
    """Yield the paragraphs of a body; line breaks stay."""
    for block in page.body.raw_data:
        kind, value = block["type"], block["value"]
        if kind == "heading":
            yield from filter(None, [value["text"].strip()])
        elif kind in ("rich_text", "quote"):
            yield from paragraphs_of(value if kind == "rich_text" else value["text"])


def paragraphs_of(source: str) -> Iterator[str]:
    """Yield the paragraphs of a rich text."""
    for part in ENDS.split(source):
        text = html.unescape(MARK.sub("", BREAK.sub("\n", part))).strip()
        if text:
            yield re.sub(r"\n\s*\n", "\n", text)
