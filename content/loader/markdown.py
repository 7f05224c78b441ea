"""Markdown of the pack turned into the raw data of StreamFields and rich text, as Wagtail stores them.

Every id and block key comes from a seed and a position, never from the text: the versions of a document in several
languages have the same shape, so their blocks get the same ids, and translations can be matched to their source.
Links keep the form `m4d:<section>/<key>` until `replace_links` puts pages in their place.
"""

import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count, groupby
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]

CALLOUTS = {"CASE": "case", "REFLECT": "reflection", "KEY": "key_points"}
LONGEST_HEADING = 200  # characters
HEADINGS = {"h2": "2", "h3": "3"}
TEXTUAL = ("paragraph", "bullet_list", "ordered_list")
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "m4d:content")
KEY_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MARKER = re.compile(r"\[!([A-Z]+)\]\s*")
LINK = re.compile(r'<a href="m4d:([a-z-]+)/([a-z0-9-]+)">(.*?)</a>', re.DOTALL)


class MarkdownError(ValueError):
    """A piece of Markdown that pages have no block for; `line` counts from 1 in the text, 0 if not known."""

    def __init__(self, node: SyntaxTreeNode, message: str) -> None:
        self.line = node.map[0] + 1 if node.map else 0
        self.reason = message
        super().__init__(f"line {self.line}: {message}")


class Run(NamedTuple):
    """A stretch of text in one style; `href` is the address that it links to, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


PLAIN = Run("")


def to_stream(text: str, seed: str) -> list[Block]:
    """Return the blocks of a body: heading, rich_text, quote, callout and table.

    `seed` names the document without its language, for example "pages/contact". Raises `MarkdownError` for anything
    else, such as an image, code, or a heading of another level than 2 and 3.
    """
    return _blocks(_tree(text).children, seed, allowed=("heading", "blockquote", "table"))


def to_rich_text(text: str, seed: str) -> str:
    """Return paragraphs and lists as one rich text; raise `MarkdownError` for any other block."""
    blocks = _blocks(_tree(text).children, seed, allowed=())
    return blocks[0]["value"] if blocks else ""


def sections(text: str) -> list[tuple[str, str]]:
    """Return the sections of a body under its headings of level 2, as pairs of heading and Markdown.

    What comes before the first heading has an empty heading, and is left out if there is nothing.
    """
    lines = text.splitlines(keepends=True)
    headings = [(node.map, _text(_runs(node.children[0]))) for node in _tree(text).children if node.tag == "h2"]
    starts = [(0, 0, "")] + [(lines_of[0], lines_of[1], heading) for lines_of, heading in headings if lines_of]
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    found = [(h, "".join(lines[first:end]).strip()) for (_, first, h), end in zip(starts, ends, strict=True)]
    return found if found[0][1] else found[1:]


def replace_links(data: Any, resolve: Callable[[str, str], Mapping[str, Any] | None]) -> Any:
    """Return a rich text, a block or a list of blocks with other attributes on the links to other entries.

    `resolve` is given section and key; for a page it returns `{"linktype": "page", "id": 12}`. If it returns None,
    the words stay and the link goes.
    """
    if isinstance(data, str):
        return LINK.sub(lambda match: _resolved(match, resolve), data)
    if isinstance(data, Mapping):
        return {name: replace_links(value, resolve) for name, value in data.items()}
    if isinstance(data, list):
        return [replace_links(value, resolve) for value in data]
    return data


def _resolved(match: re.Match[str], resolve: Callable[[str, str], Mapping[str, Any] | None]) -> str:
    attributes = resolve(match[1], match[2])
    return match[3] if attributes is None else _element("a", match[3], **attributes)


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_with_titles_apart(PARSER.parse(text)))


def _with_titles_apart(tokens: list[Token]) -> list[Token]:
    """End the paragraph that opens a callout after its first line, which is the title of the callout."""
    parted: list[Token] = []
    for index, token in enumerate(tokens):
        children = token.children or []
        opens = token.type == "inline" and tokens[index - 2].type == "blockquote_open" and MARKER.match(token.content)
        first_break = next((i for i, child in enumerate(children) if child.type == "softbreak"), None)
        if opens and first_break is not None:
            title = token.copy(children=children[:first_break])
            rest = token.copy(children=children[first_break + 1 :], content="")
            parted += [title, tokens[index + 1], tokens[index - 1], rest]
        else:
            parted.append(token)
    return parted


def _blocks(nodes: Sequence[SyntaxTreeNode], place: str, *, allowed: Sequence[str]) -> list[Block]:
    """Return the blocks of some nodes; paragraphs and lists that follow each other become one rich text."""
    groups: list[list[SyntaxTreeNode]] = []
    for node in nodes:
        if node.type in TEXTUAL and groups and groups[-1][0].type in TEXTUAL:
            groups[-1].append(node)
        else:
            groups.append([node])
    blocks = []
    for number, group in enumerate(groups):
        here = f"{place}/{number}"
        if group[0].type in TEXTUAL:
            kind, value = "rich_text", _rich_text(group, here)
        elif group[0].type in allowed:
            kind, value = BLOCKS[group[0].type](group[0], here)
        else:
            raise MarkdownError(group[0], f"no block for {group[0].type} here")
        blocks.append({"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, here))})
    return blocks


def _heading(node: SyntaxTreeNode, place: str) -> tuple[str, Any]:
    if node.tag not in HEADINGS:
        raise MarkdownError(node, "headings are of level 2 or 3")
    text = _text(_runs(node.children[0]))
    if len(text) > LONGEST_HEADING:
        raise MarkdownError(node, f"heading has {len(text)} characters, {LONGEST_HEADING} at most")
    return "heading", {"text": text, "level": HEADINGS[node.tag]}


def _quotation(node: SyntaxTreeNode, place: str) -> tuple[str, Any]:
    """Return a callout if the block quote opens with a marker such as [!CASE], else a quotation."""
    if not node.children:
        raise MarkdownError(node, "empty quotation")
    first = node.children[0]
    marker = MARKER.match(first.children[0].content) if first.type == "paragraph" else None
    if not marker:
        return "quote", {"text": _rich_text(node.children, place), "source": ""}
    if marker[1] not in CALLOUTS:
        raise MarkdownError(node, f"unknown callout {marker[1]}")
    title = MARKER.sub("", _text(_runs(first.children[0])))
    content = _blocks(node.children[1:], f"{place}/content", allowed=("table",))
    return "callout", {"kind": CALLOUTS[marker[1]], "title": title, "content": content}


def _table(node: SyntaxTreeNode, place: str) -> tuple[str, Any]:
    """Return a table in the raw form of Wagtail's TypedTableBlock, all columns of type "text"."""
    head, *bodies = node.children
    headings = [_text(_runs(cell.children[0])) for cell in head.children[0].children]
    rows = [
        {"values": [_cell(cell, f"{place}/{y}/{x}") for x, cell in enumerate(row.children)]}
        for y, row in enumerate(row for body in bodies for row in body.children)
    ]
    columns = [{"type": "text", "heading": heading} for heading in headings]
    return "table", {"columns": columns, "rows": rows, "caption": ""}


def _cell(node: SyntaxTreeNode, place: str) -> str:
    runs = _runs(node.children[0])
    return _line("p", runs, place) if runs else ""


BLOCKS: dict[str, Callable[[SyntaxTreeNode, str], tuple[str, Any]]] = {
    "heading": _heading,
    "blockquote": _quotation,
    "table": _table,
}


def _rich_text(nodes: Sequence[SyntaxTreeNode], place: str) -> str:
    """Return paragraphs and lists as the editor stores them: each line with a key of five characters."""
    return "".join(_lines(nodes, count(), place))


def _lines(nodes: Sequence[SyntaxTreeNode], numbers: Iterator[int], place: str) -> Iterator[str]:
    for node in nodes:
        if node.type == "paragraph":
            yield _line("p", _runs(node.children[0]), f"{place}/{next(numbers)}")
        elif node.type in TEXTUAL:
            items = [_list_item(item, numbers, place) for item in node.children]
            yield _element(LISTS[node.type], "".join(items))
        else:
            raise MarkdownError(node, f"no place for {node.type} in a text")


def _list_item(node: SyntaxTreeNode, numbers: Iterator[int], place: str) -> str:
    """Return an item: its paragraphs become one, broken by lines, as the editor knows no other; lists follow inside."""
    runs: list[Run] = []
    here = f"{place}/{next(numbers)}"
    for paragraph in (child for child in node.children if child.type == "paragraph"):
        runs += [*([Run("\n")] if runs else []), *_runs(paragraph.children[0])]
    inner = [child for child in node.children if child.type != "paragraph"]
    return _line("li", runs, here, after="".join(_lines(inner, numbers, place)))


def _line(tag: str, runs: Sequence[Run], place: str, after: str = "") -> str:
    """Return a paragraph or list item with its key; `after` is what a list item holds besides its text."""
    digits = uuid.uuid5(NAMESPACE, place).int
    key = "".join(KEY_CHARACTERS[digits // 36**power % 36] for power in range(5))
    return _element(tag, _html(runs) + after, **{"data-block-key": key})


def _element(tag: str, inner: str, **attributes: Any) -> str:
    written = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())
    return f"<{tag}{written}>{inner}</{tag}>"


def _runs(node: SyntaxTreeNode, style: Run = PLAIN) -> list[Run]:
    """Return the text of an inline node as runs; a line break inside a paragraph is a space."""
    runs: list[Run] = []
    for child in node.children:
        if child.type in INLINE_TEXTS:
            runs.append(style._replace(text=INLINE_TEXTS[child.type] or child.content))
        elif child.type in INLINE_STYLES:
            runs += _runs(child, INLINE_STYLES[child.type](child, style))
        else:
            raise MarkdownError(node, f"no place for {child.type} in a text")
    return [run for run in runs if run.text]


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs).replace("\n", " ").strip()


def _html(runs: Sequence[Run]) -> str:
    """Return runs as HTML, with links outside and styles inside, as the editor writes them."""
    parts = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        inner = "".join(_styled(run) for run in linked)
        parts.append(_element("a", inner, href=href) if href else inner)
    return "".join(parts)


def _styled(run: Run) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br/>")
    html = _element("i", html) if run.italic else html
    return _element("b", html) if run.bold else html


LISTS = {"bullet_list": "ul", "ordered_list": "ol"}
INLINE_TEXTS = {"text": "", "softbreak": " ", "hardbreak": "\n"}
INLINE_STYLES: dict[str, Callable[[SyntaxTreeNode, Run], Run]] = {
    "strong": lambda node, style: style._replace(bold=True),
    "em": lambda node, style: style._replace(italic=True),
    "link": lambda node, style: style._replace(href=str(node.attrs["href"])),
}
