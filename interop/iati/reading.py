"""Reading activities of IATI 2.01 to 2.03 as rows of a table, whoever wrote the file.

Nothing outside the file is asked for and no entity is expanded: a document type, where both would be declared, is
refused. One activity is in memory at a time, whatever the size of the file.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from interop.iati.elements import FACTS, HEADINGS, POSITIONS, TEXTS
from interop.iati.incoming import Activity, identifiers_of_wholes, identity_of, publisher_of
from interop.iati.writing import XML_LANG
from interop.spreadsheets.cells import CellError
from interop.spreadsheets.tables import MOST_ROWS, Row, Table, UnreadableFileError

MOST_BYTES = 50_000_000  # of a file
VERSIONS = ("2.01", "2.02", "2.03")
SAFE: dict[str, Any] = {
    "load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": False, "remove_comments": True,
    "remove_pis": True,
}  # fmt: skip
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of byte order


def is_xml(data: bytes) -> bool:
    """Say whether a file begins like XML, in UTF-8 or UTF-16."""
    start = data[:100]
    for mark in MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


def read_activities(data: bytes) -> Table:
    """Return the activities of a file, each a row. Raises `UnreadableFileError`."""
    activities = Activities(data)
    if not len(activities):
        raise UnreadableFileError(_("The file holds no activity."))
    return Table(HEADINGS, activities)


class Activities:
    """The activities of a file, each time read anew. Raises `UnreadableFileError`."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            message = _("The file is larger than {most} MB. Divide it into several files.")
            raise UnreadableFileError(message.format(most=MOST_BYTES // 1_000_000))
        self.data = data
        self.count = 0
        for _element in self.elements():
            self.count += 1
            if self.count > MOST_ROWS:
                message = _("The file has more than {most} activities. Divide it into several files.")
                raise UnreadableFileError(message.format(most=MOST_ROWS))

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        for number, (element, defaults) in enumerate(self.elements(), start=1):
            yield row_of(number, element, defaults)

    def elements(self) -> Iterator[tuple[etree._Element, "Defaults"]]:
        """Yield each activity with what the file says of all; an element is gone once the next is asked for."""
        defaults: Defaults | None = None
        try:
            for event, element in etree.iterparse(io.BytesIO(self.data), events=("start", "end"), **SAFE):
                if defaults is None:
                    defaults = Defaults.of(element)
                elif event == "end" and element.getparent() is defaults.root:
                    if element.tag == "iati-activity":
                        yield element, defaults
                    element.clear()
                    while element.getprevious() is not None:
                        del defaults.root[0]
        except etree.XMLSyntaxError as error:
            message = _("The file is not well-formed XML: it is damaged or cut off near line {line}.")
            raise UnreadableFileError(message.format(line=error.lineno or 1)) from error


@dataclass(frozen=True)
class Defaults:
    """What the root of a file says of all its activities."""

    root: etree._Element
    language: str

    @classmethod
    def of(cls, root: etree._Element) -> "Defaults":
        """Check the root. Raises `UnreadableFileError` for another kind of document or version."""
        if root.getroottree().docinfo.doctype:
            raise UnreadableFileError(_("The file declares a document type (DOCTYPE). Activities have none."))
        if root.tag != "iati-activities":
            message = _("The file holds no activities of IATI: it begins with <{name}>, not with <iati-activities>.")
            raise UnreadableFileError(message.format(name=str(root.tag)[:60]))
        version = root.get("version", "")
        if version not in VERSIONS:
            message = _("The file says version “{version}” of IATI. Versions {versions} are read.")
            raise UnreadableFileError(message.format(version=version[:20], versions=", ".join(VERSIONS)))
        return cls(root, root.get(XML_LANG, ""))


def row_of(number: int, element: etree._Element, defaults: Defaults) -> Row:
    """Return an activity as a row; what cannot be read is a fault of its cell."""
    activity = Activity(element, defaults.language)
    row = Row(number, [None] * len(HEADINGS))
    for position, read in FACTS:
        try:
            row.cells[position] = read(activity)
        except CellError as error:
            row.faults[position] = str(error)
    for language in activity.languages:
        row.texts[language] = {position: cell for position, read in TEXTS if (cell := read(activity, language))}
    row.language = activity.main_language
    row.speak(row.language)
    if activity.fault_of_language:
        row.faults[POSITIONS["title"]] = activity.fault_of_language
    row.identity, row.publisher = identity_of(activity), publisher_of(activity)
    row.wholes = identifiers_of_wholes(activity)
    return row
