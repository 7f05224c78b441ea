"""What can be wrong with the pack, and how it is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to correct in the pack.

    `file` is relative to the folder of the pack. `place` is a line or a row with the key of the entry, `field` the
    path of a field inside it, such as "title.fr"; both are empty if the whole file is meant.
    """

    file: str
    place: str = ""
    field: str = ""
    message: str

    def __str__(self) -> str:
        field = f'field "{self.field}"' if self.field else ""
        where = ", ".join(part for part in (self.file, self.place, field) if part)
        return f"{where}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where an entry stands: a line of a YAML or Markdown file, or a row of a CSV file (the header is row 1).

    `name` is the key of the entry, `lines` the line of each of its fields where they have lines of their own.
    """

    file: str
    line: int = 0
    name: str = ""
    unit: str = "line"
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def fault(self, field: str, message: str, *, line: int = 0) -> Fault:
        """Say what is wrong with a field; `line` is better than the line of that field, if it is known."""
        line = line or self.lines.get(field.split(".")[0], self.line)
        name = f" ({self.name})" if self.name else ""
        return Fault(file=self.file, place=f"{self.unit} {line}{name}" if line else "", field=field, message=message)


class PackError(Exception):
    """The pack cannot be loaded; `faults` lists everything that must be corrected, file by file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
