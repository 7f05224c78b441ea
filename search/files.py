"""Reading the text of PDF files, in a process of its own with limits: files come from outside.

As a program (`python -m search.files`) it reads a file from the standard input and writes its text.
"""

import logging
import resource
import subprocess
import sys
from typing import BinaryIO

LONGEST_TEXT = 200_000  # characters
MOST_PAGES = 400
SECONDS = 30
MEMORY = 1024 * 1024 * 1024  # bytes of address space


class Unreadable(Exception):
    """The file has no text that could be read in time; the message says why."""


def text_of(file: BinaryIO) -> str:
    """Return the text of a PDF file; raise `Unreadable` for a broken, locked, scanned or endless one."""
    program = [sys.executable, "-m", "search.files"]
    try:
        answer = subprocess.run(program, input=file.read(), capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"not read within {SECONDS} s") from error
    text = answer.stdout.decode(errors="replace")
    if answer.returncode:
        reason = answer.stderr.decode(errors="replace").strip().splitlines()
        raise Unreadable(reason[-1] if reason else f"the reader ended with {answer.returncode}")
    if not text.strip():
        raise Unreadable("no text in it: perhaps a scan")
    return text


def read(file: BinaryIO) -> str:
    """Return the text of the first pages of a PDF file."""
    from pypdf import PdfReader  # the portal itself never needs it

    parts: list[str] = []
    for page in PdfReader(file).pages[:MOST_PAGES]:
        parts.append(page.extract_text().replace("\0", ""))
        if sum(map(len, parts)) > LONGEST_TEXT:
            break
    return "\n".join(parts)[:LONGEST_TEXT]


def main() -> None:
    """Read a file from the standard input within the limits."""
    import io

    logging.disable()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        sys.stdout.buffer.write(read(io.BytesIO(sys.stdin.buffer.read())).encode(errors="replace"))
    except Exception as error:  # a broken file may raise anything, MemoryError included
        sys.exit(f"{type(error).__name__}: {error}"[:150])


if __name__ == "__main__":
    main()
