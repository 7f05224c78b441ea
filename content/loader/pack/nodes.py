"""The text of a file as nodes: mappings that know their lines. Every value is text; its type is decided later.

Leaving types to the classes of the pack means that a code such as 10.7, 019 or NO stays what it was written as.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

import yaml

from content.loader.pack.faults import Fault, Source
from content.loader.pack.fields import LANGUAGES

YamlLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is ten times faster
COLUMN_LANGUAGE = re.compile(rf"(.+)_({'|'.join(LANGUAGES)})")


class Node(dict[str, Any]):
    """A mapping of the pack: values are texts, None, lists or nodes."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


def parse_yaml(text: str, *, file: str, faults: list[Fault], first_line: int = 1) -> Any:
    """Return the nodes of a YAML text that starts on `first_line` of its file; None if it is malformed."""
    try:
        root = yaml.compose(text, Loader=YamlLoader)
    except yaml.MarkedYAMLError as error:
        faults.append(_malformed(error, file, first_line))
        return None
    return _Composed(file, first_line, faults).value(root, name="")


def _malformed(error: yaml.MarkedYAMLError, file: str, first_line: int) -> Fault:
    """Say where the parser gave up and, as that can be far below the mistake, what it was reading since which line."""
    line = error.problem_mark.line + first_line if error.problem_mark else first_line
    since = f" {error.context} since line {error.context_mark.line + first_line}" if error.context_mark else ""
    return Source(file=file, line=line).fault("", f"malformed YAML: {error.problem}{since}")


class _Composed:
    """Turns what the YAML parser composed into nodes."""

    def __init__(self, file: str, first_line: int, faults: list[Fault]) -> None:
        self.file, self.first_line, self.faults = file, first_line, faults

    def value(self, node: yaml.Node | None, *, name: str) -> Any:
        """Return the value of any node; `name` is the key of the entry that it belongs to."""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, name)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, name=name) for item in node.value]
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")):
            return None
        return node.value

    def mapping(self, node: yaml.MappingNode, name: str) -> Node:
        """Return a mapping with its lines; a key that comes twice is a fault, and the first one counts."""
        pairs = [(str(key.value), key.start_mark.line + self.first_line, value) for key, value in node.value]
        names = [v.value for k, _, v in pairs if k in ("key", "code") and isinstance(v, yaml.ScalarNode)]
        name = names[0] if names else name
        lines: dict[str, int] = {}
        line = node.start_mark.line + self.first_line
        result = Node(Source(file=self.file, line=line, name=name, lines=lines))
        for key, key_line, value in pairs:
            if key in lines:
                self.faults.append(
                    result.source.fault(key, f"is there twice, first on line {lines[key]}", line=key_line)
                )
                continue
            lines[key] = key_line
            result[key] = self.value(value, name=name)
        return result


def parse_csv(text: str, *, file: str, columns: Iterable[str], faults: list[Fault]) -> list[Node]:
    """Return one node per row of a table; the columns must be exactly those given, in any order."""
    expected = list(columns)
    try:
        header, *rows = csv.reader(io.StringIO(text), strict=True)
    except (csv.Error, ValueError) as error:
        faults.append(Fault(file=file, message=f"malformed CSV: {error}"))
        return []
    source = Source(file=file, line=1, unit="row")
    faults += [source.fault(name, "column is missing") for name in expected if name not in header]
    faults += [source.fault(name, "is not a column of this table") for name in header if name not in expected]
    faults += [source.fault(name, "column is there twice") for name in set(header) if header.count(name) > 1]
    return [_row(header, cells, number, file, faults) for number, cells in enumerate(rows, start=2)]


def _row(header: list[str], cells: list[str], number: int, file: str, faults: list[Fault]) -> Node:
    """Return one row as a node; `title_fr`, `title_en` and `title_es` become the texts of `title`."""
    by_column = dict(zip(header, cells, strict=False))
    name = by_column.get("key") or by_column.get("code") or by_column.get("alpha2") or ""
    row = Node(Source(file=file, line=number, name=name, unit="row"))
    if len(cells) != len(header):
        faults.append(row.source.fault("", f"has {len(cells)} cells, {len(header)} expected"))
    for column, cell in by_column.items():
        if match := COLUMN_LANGUAGE.fullmatch(column):
            row.setdefault(match[1], Node(row.source))[match[2]] = cell
        else:
            row[column] = cell
    return row


def parse_document(text: str, *, file: str, faults: list[Fault]) -> tuple[Node, str, int] | None:
    """Return the front matter of a Markdown file, its body and the line on which the body starts.

    None if there is no front matter between two lines of three hyphens.
    """
    parts = re.fullmatch(r"---\n(.*?\n)---\n\n?(.*)", text, re.DOTALL)
    if not parts:
        faults.append(Source(file=file, line=1).fault("", "no front matter"))
        return None
    front = parse_yaml(parts[1], file=file, faults=faults, first_line=2)
    if not isinstance(front, Node):
        return None
    return front, parts[2], text[: parts.start(2)].count("\n") + 1
