"""Reading CSV: UTF-8 or UTF-16, separated by commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interop.spreadsheets.tables import Row, UnreadableFileError

BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SEPARATORS = ";,\t"


def rows_of_csv(data: bytes) -> Iterator[Row]:
    """Yield the rows of a file, empty ones too. Raises `UnreadableFileError`."""
    text = decoded(data)
    first = text.lstrip().split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield Row(number, list(cells))
    except csv.Error as error:
        message = _("Row {row} cannot be read: a quotation mark is not closed, or a text is too long.")
        raise UnreadableFileError(message.format(row=number + 1)) from error


def decoded(data: bytes) -> str:
    """Return the text of a file. Raises `UnreadableFileError` for another encoding than UTF-8 and UTF-16."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8, so its accents would be lost. Save it as “CSV UTF-8” or as XLSX.")
        raise UnreadableFileError(message) from error
    if "\0" in text:
        raise UnreadableFileError(_("This is neither a CSV nor an XLSX file."))
    return text
