"""Reads the language versions of a document, one Markdown file each."""

from collections.abc import Iterable
from typing import TypeVar

from content.loader.pack.building import build
from content.loader.pack.documents import Document
from content.loader.pack.fields import LANGUAGES
from content.loader.pack.files import Files
from content.loader.pack.nodes import Node

D = TypeVar("D", bound=Document)


def read_versions(files: Files, folder: str, kind: type[D], languages: Iterable[str]) -> dict[str, D]:
    """Return the versions that a folder holds in the given languages; a missing file is a fault."""
    versions = {}
    for language in languages:
        parts = files.document(f"{folder}/{language}.md")
        if parts:
            front, body, line = parts
            versions[language] = build(kind, front, files.faults, language=language, body=body, body_line=line)
    return versions


def declared(node: Node) -> list[str]:
    """Return the languages that an entry says it has, in the order of the portal."""
    named = node.get("languages") or []
    return [language for language in LANGUAGES if language in named]
