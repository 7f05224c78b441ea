"""Reading a file that somebody sent, by what is in it, whatever its name says."""

from django.utils.translation import gettext as _

from interop.iati.reading import is_xml, read_activities
from interop.spreadsheets.csv_files import rows_of_csv
from interop.spreadsheets.tables import MOST_BYTES, Table, UnreadableFileError, table_of
from interop.spreadsheets.xlsx_files import rows_of_xlsx

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # first bytes: XLSX; XLS, and whatever a password protects


def is_xlsx(data: bytes) -> bool:
    """Say whether a file is an archive, as XLSX is."""
    return data.startswith(ZIP)


def read_table(data: bytes) -> Table:
    """Return headings and rows of a CSV or XLSX file, or the activities of IATI. Raises `UnreadableFileError`."""
    if is_xml(data):
        return read_activities(data)
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(
            _("The file is larger than {most} MB. Divide it into several files.").format(most=MOST_BYTES // 1_000_000)
        )
    if data.startswith(COMPOUND):
        raise UnreadableFileError(_("The file is an old XLS, or a password protects it. Save it as XLSX without one."))
    return table_of(rows_of_xlsx(data) if is_xlsx(data) else rows_of_csv(data))
