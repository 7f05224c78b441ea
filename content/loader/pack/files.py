"""The files of a pack: each is read once, and those that nobody asked for are reported."""

import re
from collections.abc import Iterable
from pathlib import Path

from content.loader.pack.faults import Fault, Source
from content.loader.pack.nodes import Node, parse_csv, parse_document, parse_yaml

INVISIBLE = re.compile("[\u200b\u200e\u200f\ufeff\ufffd]")
DOUBLY_ENCODED = re.compile("\u00c3[\u0080-\u00bf]")
DESCRIPTIONS = {"README.md", "courses/README.md"}


class Files:
    """Reads the files of one folder; what is wrong with them is added to `faults`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.seen: set[str] = set(DESCRIPTIONS)

    def text(self, name: str) -> str | None:
        """Return a file as text; None if it is missing or not UTF-8."""
        self.seen.add(name)
        try:
            raw = (self.folder / name).read_bytes()
            text = raw.decode("utf-8")
        except OSError:
            self.faults.append(Fault(file=name, message="is missing"))
            return None
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.faults.append(Source(file=name, line=line).fault("", f"is not UTF-8: byte {raw[error.start]:#04x}"))
            return None
        self.faults += _stray_characters(name, text)
        return text

    def yaml(self, name: str) -> Node | None:
        """Return the mapping that a YAML file holds; None if there is none."""
        text = self.text(name)
        if text is None:
            return None
        before = len(self.faults)
        node = parse_yaml(text, file=name, faults=self.faults)
        if isinstance(node, Node):
            return node
        if len(self.faults) == before:
            self.faults.append(Fault(file=name, message="must be a mapping"))
        return None

    def rows(self, name: str, columns: Iterable[str]) -> list[Node] | None:
        """Return the rows of a CSV file; None if it cannot be read."""
        text = self.text(name)
        return None if text is None else parse_csv(text, file=name, columns=columns, faults=self.faults)

    def document(self, name: str) -> tuple[Node, str, int] | None:
        """Return the front matter of a Markdown file, its body and the line of the body; None if it cannot be read."""
        text = self.text(name)
        return None if text is None else parse_document(text, file=name, faults=self.faults)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self.folder / name).is_file()

    def folders(self, name: str) -> list[str]:
        """Return the names of the folders in a folder, sorted; a missing folder is a fault."""
        folder = self.folder / name
        if not folder.is_dir():
            self.faults.append(Fault(file=name, message="is missing"))
            return []
        return sorted(path.name for path in folder.iterdir() if path.is_dir())

    def report_unexpected(self) -> None:
        """Add a fault for every file that was not read."""
        found = (path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*")) if path.is_file())
        self.faults += [
            Fault(file=name, message="is not a file of the pack") for name in found if name not in self.seen
        ]


def _stray_characters(name: str, text: str) -> list[Fault]:
    """Find what an editor cannot see but readers and programs stumble over."""
    checks = (
        (INVISIBLE, "invisible or replacement character"),
        (re.compile("\r"), "carriage return; lines end with a line feed"),
        (DOUBLY_ENCODED, "text encoded twice"),
        (re.compile(r"[^\n]\Z"), "no line feed at the end"),
    )
    hits = [(pattern.search(text), message) for pattern, message in checks]
    return [
        Source(file=name, line=text.count("\n", 0, hit.start()) + 1).fault("", message) for hit, message in hits if hit
    ]
