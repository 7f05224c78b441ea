"""Reading a spreadsheet as rows of cells, whatever its form; nothing in it is ever computed.

What the whole file is at fault for raises `UnreadableFileError`; what one cell is at fault for stands with its row,
so that the good rows of a file can still be taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from core.i18n import SOURCE_LANGUAGE

MOST_BYTES = 20_000_000  # of a file
MOST_ROWS = 5_000
MOST_COLUMNS = 100
CHUNK = 250  # rows that are in memory at a time with all that belongs to them

Item = TypeVar("Item")
Cell = Any  # str, int, float, bool, a date or a moment; None and "" are empty


class UnreadableFileError(Exception):
    """The file cannot be read; the message says why and what to do, in the language of the reader."""


@dataclass
class Row:
    """One row of a file: its number there, its cells, and what is wrong with some of them, by position.

    The rest only activities of IATI tell: `texts` are the cells that are texts in each language (BCP 47), of which
    `cells` holds those in `language`; `identity` is the translation key that the portal once gave, `wholes` the
    identifiers of what the project is a part of, `publisher` the identifier and the name of who reports, `notes` what
    an editor should know.
    """

    number: int
    cells: list[Cell]
    faults: dict[int, str] = field(default_factory=dict)
    language: str = SOURCE_LANGUAGE
    texts: dict[str, dict[int, Cell]] = field(default_factory=dict)
    identity: UUID | None = None
    wholes: list[str] = field(default_factory=list)
    publisher: tuple[str, str] = ("", "")
    notes: list[str] = field(default_factory=list)

    def speak(self, language: str) -> None:
        """Put the texts of a language into the cells, none where it has none."""
        self.language = language
        for position in {position for cells in self.texts.values() for position in cells}:
            self.cells[position] = self.texts.get(language, {}).get(position)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.faults and all(cell is None or not str(cell).strip() for cell in self.cells)


class Rows(Protocol):
    """Rows that can be counted, and gone through several times."""

    def __iter__(self) -> Iterator[Row]: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class Table:
    """Headings and rows of a file, without empty rows; the rows may be read anew each time they are gone through."""

    headings: list[str]
    rows: "Rows"


def table_of(rows: Iterator[Row]) -> Table:
    """Take the first row for the headings, what follows for the rows. Raises `UnreadableFileError`."""
    filled = (row for row in rows if not row.is_empty)
    headings = headings_in(next(filled, None))
    found: list[Row] = []
    for row in filled:
        if len(found) == MOST_ROWS:
            raise UnreadableFileError(
                _("The file has more than {most} rows. Divide it into several files.").format(most=MOST_ROWS)
            )
        found.append(fitted(row, len(headings)))
    if not found:
        raise UnreadableFileError(_("No row stands below the headings."))
    return Table(headings, found)


def headings_in(row: Row | None) -> list[str]:
    """Return the texts of the first row, without the empty ones at its end. Raises `UnreadableFileError`."""
    if row is None:
        raise UnreadableFileError(_("The file is empty."))
    if row.faults:
        raise UnreadableFileError(
            _("The headings in row {row} cannot be read: {fault}").format(
                row=row.number, fault=next(iter(row.faults.values()))
            )
        )
    headings = ["" if cell is None else str(cell).strip() for cell in row.cells]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise UnreadableFileError(_("The file has more than {most} columns.").format(most=MOST_COLUMNS))
    return headings


def fitted(row: Row, width: int) -> Row:
    """Give a row as many cells as there are headings; a cell beyond them is a fault of the row."""
    beyond = [cell for cell in row.cells[width:] if cell is not None and str(cell).strip()]
    if beyond:
        row.faults[width - 1] = _(
            "The row has more cells than there are headings: is a text with a separator not in quotation marks?"
        )
    row.cells = [*row.cells[:width], *[None] * (width - len(row.cells))]
    row.faults = {min(position, width - 1): fault for position, fault in row.faults.items()}
    return row


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Divide what comes one by one into lists."""
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
