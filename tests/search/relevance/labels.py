"""Searches with the pages that they should find, read from the files beside this module.

A file holds the searches of one language. Each has a text, a kind (what makes it hard) and pages by grade: 3 what the
person wants, 2 a good answer, 1 related. Pages are named by their key in the content files (`LoadedItem.key`), so that
they are the same after any load; parts of pages that are found by themselves follow their page: `index/faq#join`. A
label is changed only where it is a plain mistake, never because of an engine.

`holdout.yaml` is another set, asked at milestones and never tuned on: an entry has a text for each language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "en", "es")
GRADES = (3, 2, 1)
COURSE = "courses/migration-local-development"
UNTRANSLATED = {"es": (f"{COURSE}/jobs", f"{COURSE}/integration", f"{COURSE}/planning", "tools/")}


@dataclass(frozen=True)
class Search:
    """What somebody types, and the grade of each page that answers it, by key."""

    text: str
    kind: str
    grades: Mapping[str, int]


def read(language: str) -> list[Search]:
    """Return the searches of a language."""
    return [Search(entry["text"], entry["kind"], grades_of(entry)) for entry in entries(language)]


def read_holdout(language: str) -> list[Search]:
    """Return the searches of a language that nothing is tuned on, without pages that it does not have."""
    lacking = UNTRANSLATED.get(language, ())
    return [
        Search(
            entry["text"][language],
            entry["kind"],
            {key: grade for key, grade in grades_of(entry).items() if not key.startswith(lacking)},
        )
        for entry in entries("holdout")
    ]


def grades_of(entry: Mapping[Any, Any]) -> dict[str, int]:
    """Return the grades of the pages that an entry names."""
    return {key: grade for grade in GRADES for key in entry.get(grade, ())}


def entries(name: str) -> list[dict[Any, Any]]:
    """Return the entries of a file as they stand there."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
