"""Copies of the shipped content pack in which one thing is spoiled, to see that it is noticed."""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from content.loader.pack.faults import Fault
from content.loader.pack.files import Files
from content.loader.pack.pack import Pack
from content.loader.pack.reading import Reader

SHIPPED = Path(__file__).parents[2] / "content" / "data"


class SpoiledPack:
    """A copy made of hard links; a file is written anew only when it is spoiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SHIPPED, folder, copy_function=os.link, dirs_exist_ok=True)

    def write(self, file: str, content: bytes) -> None:
        """Put other content into a file, without touching the shipped one."""
        (self.folder / file).unlink(missing_ok=True)
        (self.folder / file).write_bytes(content)

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.folder / file).unlink()

    def swap(self, file: str, old: str, new: str, *, after: str = "") -> int:
        """Put `new` in the place of the first `old` after a text; return the line on which that was."""
        text = (self.folder / file).read_text(encoding="utf-8")
        at = text.index(old, text.index(after))
        self.write(file, (text[:at] + new + text[at + len(old) :]).encode())
        return text.count("\n", 0, at) + 1

    def set_cells(self, file: str, key: str, /, **cells: str) -> int:
        """Fill cells of the row that begins with a key; return the number of that row."""
        rows = list(csv.reader(io.StringIO((self.folder / file).read_text(encoding="utf-8"))))
        number = next(number for number, row in enumerate(rows) if row[0] == key)
        for column, cell in cells.items():
            rows[number][rows[0].index(column)] = cell
        self.write(file, _as_csv(rows))
        return number + 1

    def rename_column(self, file: str, old: str, new: str) -> None:
        """Give a column of a table another name."""
        header, _, rest = (self.folder / file).read_text(encoding="utf-8").partition("\n")
        self.write(file, (header.replace(old, new) + "\n" + rest).encode())

    def faults(self, *rules: Callable[[Pack], Iterable[Fault]]) -> list[str]:
        """Read the copy and return what reading and the given rules find, as it is told."""
        reader = Reader(Files(self.folder))
        pack = reader.pack()
        reader.files.report_unexpected()
        return [str(fault) for fault in (*reader.files.faults, *(fault for rule in rules for fault in rule(pack)))]


def _as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
