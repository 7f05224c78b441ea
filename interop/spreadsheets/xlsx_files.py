"""Reading XLSX: the first visible sheet, without computing a formula and without trusting the file."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from interop.spreadsheets.tables import MOST_COLUMNS, MOST_ROWS, Row, UnreadableFileError

MOST_UNPACKED = 100_000_000  # bytes; a file of 5,000 projects takes some 20 million
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")


def rows_of_xlsx(data: bytes) -> Iterator[Row]:
    """Yield the rows of the first visible sheet, empty ones too. Raises `UnreadableFileError`."""
    try:
        check_size(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that the portal has no use for, such as lists to choose from
            yield from rows_of_sheet(load_workbook(io.BytesIO(data), read_only=True, keep_links=False))
    except UnreadableFileError:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over in a damaged or a hostile file
        raise UnreadableFileError(_("The file is damaged, or it is no XLSX file.")) from error


def check_size(data: bytes) -> None:
    """Refuse what would fill the memory. Nothing more than the size that a part declares is ever unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise UnreadableFileError(
                _("Unpacked, the file is larger than {most} MB.").format(most=MOST_UNPACKED // 1_000_000)
            )


def rows_of_sheet(workbook: Any) -> Iterator[Row]:
    """Yield the rows of the first visible sheet."""
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise UnreadableFileError(_("The file has no visible sheet."))
    sheet = sheets[0]
    sheet.reset_dimensions()  # what the file says of them may be wrong
    merged = merged_cells(workbook, sheet)
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        row = Row(number, [cell.value for cell in cells], merged.get(number, {}))
        for position, cell in enumerate(cells):
            if cell.data_type == "f":
                row.cells[position] = None
                row.faults[position] = _("The cell holds a formula. Write its result in its place.")
            elif cell.data_type == "e":
                row.faults[position] = _("The cell holds the error {error}.").format(error=cell.value)
        yield row


def merged_cells(workbook: Any, sheet: Any) -> dict[int, dict[int, str]]:
    """Return what is to be said of merged cells, by row and position; openpyxl passes over them when it only reads."""
    found: dict[int, dict[int, str]] = {}
    with workbook._archive.open(sheet._worksheet_path) as part:
        ranges = MERGED.findall(part.read())
    for name in ranges[:MOST_ROWS]:
        left, top, right, bottom = range_boundaries(name.decode())
        fault = _("The cells {cells} are merged. Divide them, and fill in each one.").format(cells=name.decode())
        for number in range(top, min(bottom, top + MOST_ROWS) + 1):
            for column in range(left, min(right, MOST_COLUMNS) + 1):
                found.setdefault(number, {})[column - 1] = fault
    return found


def column_name(position: int) -> str:
    """Return the name of a column as spreadsheet programs show it, A for the first."""
    return get_column_letter(position + 1)
