"""`bin/bench search`: speed of the search with many documents, written to docs/performance.md."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

SIZES = ("398", "20000", "200000")
HEAD = """\
Made by `bin/bench search` beside a portal that `bin/run` started: 65 French searches of the most frequent words,
three rounds after one to warm up, one client; milliseconds, median / 95th percentile. The node has 512 MB. Ratios
count, machines differ.
"""
COLUMNS = (
    "documents per language", "bare match", "full request", "ratio", "page", "suggestions", "nothing found", "ratio",
    "SQL", "searches", "documents/s", "index",
)  # fmt: skip


def main() -> int:
    """Measure each size and write the table; return 1 if the measure failed."""
    command = [sys.executable, "manage.py", "measure_search", *SIZES]
    answer = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    figures = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
    lines = [f"| {' | '.join(COLUMNS)} |\n", f"|{'--:|' * len(COLUMNS)}\n", *rows(figures)]
    table = f"{HEAD}\n{''.join(lines)}"
    print(table)
    rewrite(FILE, "Speed of the search", table)
    return answer.returncode


def rows(figures: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a line of the table for each size."""
    for found in figures:
        full, bare, nothing = found["full"][0], found["bare"][0], found["nothing"][0]
        cells = [f"{found['documents']:,}", pair(found["bare"]), pair(found["full"]), f"{full / bare:.1f}"]
        cells += [pair(found["view"]), pair(found["suggest"]), pair(found["nothing"]), f"{nothing / full:.1f}"]
        cells += [str(found["statements"]), str(found["requests"]), f"{found['rate']:.0f}"]
        cells += [f"{found['bytes'] / 1_000_000:.0f} MB"]
        yield f"| {' | '.join(cells)} |\n"


def pair(values: list[float]) -> str:
    """Return median and 95th percentile."""
    return f"{values[0]:.1f} / {values[1]:.1f}"
