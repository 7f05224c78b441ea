"""Writing spreadsheets: CSV that every program opens, and XLSX; no text in them is a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.spreadsheets import harmless

BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # characters of a cell in XLSX
WIDTH = 24  # of a column, in characters
Rows = Iterable[Sequence[Any]]


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Rows) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180)."""
    writer = csv.writer(Echo())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])


def xlsx_file(sheets: dict[str, Rows]) -> IO[bytes]:
    """Return a workbook on disk, gone when it is closed; the first row of each sheet stays in sight.

    Rows are written as they come: the memory does not grow with them.
    """
    workbook = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number in range(1, 51):
            sheet.column_dimensions[get_column_letter(number)].width = WIDTH
        for number, row in enumerate(rows):
            sheet.append([as_cell(sheet, value, is_heading=not number) for value in row])
    file = TemporaryFile()  # noqa: SIM115  closed by who reads it
    workbook.save(file)
    file.seek(0)
    return file


def as_cell(sheet: Any, value: Any, *, is_heading: bool) -> Any:
    """Return a cell whose text is a text, whatever it begins with."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST])
    cell.data_type = "s"
    if is_heading:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def csv_response(name: str, rows: Rows) -> HttpResponseBase:
    """Answer with a CSV file, row by row."""
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def xlsx_response(name: str, sheets: dict[str, Rows]) -> HttpResponseBase:
    """Answer with a workbook."""
    return FileResponse(xlsx_file(sheets), as_attachment=True, content_type=XLSX, filename=f"{name}.xlsx")
