"""Searches with the pages that they should find, read from the files beside this module.

A file holds the searches of one language. Each has a text, a kind (what makes it hard) and pages by grade: 3 what the
person wants, 2 a good answer, 1 related. Pages are named by their key in the content files (`LoadedItem.key`), so that
they are the same after any load. A label is changed only where it is a plain mistake, never because of an engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "en", "es")
GRADES = (3, 2, 1)


@dataclass(frozen=True)
class Search:
    """What somebody types, and the grade of each page that answers it, by key."""

    text: str
    kind: str
    grades: Mapping[str, int]


def read(language: str) -> list[Search]:
    """Return the searches of a language."""
    return [
        Search(entry["text"], entry["kind"], {key: grade for grade in GRADES for key in entry.get(grade, ())})
        for entry in entries(language)
    ]


def entries(language: str) -> list[dict[Any, Any]]:
    """Return the entries of a file as they stand there."""
    return yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
