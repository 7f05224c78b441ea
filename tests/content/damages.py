"""How a test spoils the content pack, and what must be told of it."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from content.loader.pack.faults import Fault
from content.loader.pack.pack import Pack
from tests.content.spoiling import SpoiledPack

COURSE = "courses/migration-local-development"
Spoil = Callable[[SpoiledPack], int]  # gives the line or row of what it has spoiled


class Damage(NamedTuple):
    """A rule, what breaks it, and the fault.

    In `where`, file and place, `{line}` is where the damage was done, `{some}` another number.
    """

    rule: Callable[[Pack], Iterable[Fault]]
    spoil: Spoil
    where: str
    field: str
    reason: str

    def fault(self, line: int) -> str:
        """Return a pattern of what is told after damage on a line."""
        where = re.escape(self.where.format(line=line, some="SOME")).replace("SOME", r"\d+")
        field = re.escape(f', field "{self.field}"' if self.field else "")
        return f"{where}{field}: {re.escape(self.reason)}"


def cells(file: str, key: str, **values: str) -> Spoil:
    """Fill cells of a row."""
    return lambda pack: pack.set_cells(file, key, **values)


def swap(file: str, old: str, new: str, after: str = "") -> Spoil:
    """Put other words into a file."""
    return lambda pack: pack.swap(file, old, new, after=after)


def both(first: Spoil, second: Spoil) -> Spoil:
    """Do one damage after another."""
    return lambda pack: max(first(pack), second(pack))


def cut(file: str, start: str, end: str) -> Spoil:
    """Take away what stands between two texts, the first included."""

    def spoil(pack: SpoiledPack) -> int:
        text = (pack.folder / file).read_text(encoding="utf-8")
        first = text.index(start)
        last = text.find(end, first + len(start))
        return pack.swap(file, text[first:last] if last > 0 else text[first:], "")

    return spoil


def body(file: str, change: Callable[[str], str]) -> Spoil:
    """Change the body of a document."""

    def spoil(pack: SpoiledPack) -> int:
        front, separator, text = (pack.folder / file).read_text(encoding="utf-8").partition("---\n\n")
        pack.write(file, f"{front}{separator}{change(text)}".encode())
        return front.count("\n") + 3  # where the body begins

    return spoil


def copy_body(source: str, target: str) -> Spoil:
    """Give a document the body of another one."""
    return lambda pack: body(target, lambda _text: (pack.folder / source).read_text().partition("---\n\n")[2])(pack)


def reverse_body(file: str) -> Spoil:
    """Put the blocks of a document into the opposite order."""
    return body(file, lambda text: "\n\n".join(reversed(text.strip().split("\n\n"))) + "\n")
