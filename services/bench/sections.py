"""Sections of a document that a measure writes anew, while the rest of the document stays."""

import re
from pathlib import Path


def rewrite(file: Path, heading: str, text: str) -> None:
    """Put a text under a heading of the second level, in the place of what stands there, else at the end."""
    before, _heading, rest = file.read_text(encoding="utf-8").partition(f"## {heading}\n")
    after = re.search(r"^## ", rest, re.MULTILINE)
    parts = [before.rstrip(), f"## {heading}\n\n{text.strip()}", rest[after.start() :].rstrip() if after else ""]
    file.write_text("\n\n".join(filter(None, parts)) + "\n", encoding="utf-8")
