"""`bin/bench search`: speed of the search with many documents, written to docs/performance.md."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

SIZES = ("400", "20000", "200000")
GOALS_AT = 20_000  # documents in each language
HEADING = "Speed of the search"
HEAD = """\
Made by `bin/bench search` beside a portal that `bin/run` started: 65 French searches of the most frequent words,
three rounds after one to warm up, one client; milliseconds, median / 95th percentile. A full request is the search
with its boosts, counts, passages and what other languages have, once or twice; the page is what a visitor gets, own
is what it takes besides its request. The node has 512 MB of heap. Ratios count, machines differ.
"""
COLUMNS = (
    "documents per language", "bare match", "full request", "ratio", "page", "own", "suggestions", "nothing found",
    "ratio", "SQL", "requests", "documents/s", "French index", "memory",
)  # fmt: skip

Figures = dict[str, Any]  # of one number of documents, as `measure_search` prints them


def main() -> int:
    """Measure each size and write the tables; return 1 if a goal is missed, 2 if it could not be measured."""
    command = [sys.executable, "manage.py", "measure_search", *SIZES]
    answer = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    if answer.returncode:
        print("The search could not be measured; is bin/run running, with Elasticsearch?", file=sys.stderr)
        return 2
    *sizes, editing = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
    lines = [f"| {' | '.join(COLUMNS)} |\n", f"|{'--:|' * len(COLUMNS)}\n", *map(row, sizes)]
    table = f"{HEAD}\n{''.join(lines)}\n{about_editors(editing)}"
    print(table)
    rewrite(FILE, HEADING, table)
    faults = [fault for figures in sizes if figures["documents"] == GOALS_AT for fault in missed(figures)]
    faults += missed_by_editors(editing)
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)


def row(found: Figures) -> str:
    """Return the line of the table for one size."""
    full, bare, nothing = found["full"][0], found["bare"][0], found["nothing"][0]
    cells = [f"{found['documents']:,}", pair(found["bare"]), pair(found["full"]), f"{full / bare:.1f}"]
    cells += [pair(found["view"]), f"{own(found):.1f}", pair(found["suggest"]), pair(found["nothing"])]
    cells += [f"{nothing / full:.1f}", str(found["statements"]), str(found["requests"]), f"{found['rate']:.0f}"]
    cells += [f"{found[size] / 1_000_000:.0f} MB" for size in ("bytes", "memory")]
    return f"| {' | '.join(cells)} |\n"


def pair(values: list[float]) -> str:
    """Return median and 95th percentile."""
    return f"{values[0]:.1f} / {values[1]:.1f}"


def own(found: Figures) -> float:
    """Return what a page takes besides its request to the engine."""
    return found["view"][0] - found["full"][0]


def about_editors(editing: dict[str, dict[str, float]]) -> str:
    """Return how long editors wait."""
    without, hanging = editing["without"], editing["hanging"]
    said = [f"{name} {hanging[name]:.0f} ms instead of {without[name]:.0f} ms" for name in ("publish", "delete")]
    return f"Editors, with an engine that hangs instead of none, median of forty pages: {', '.join(said)}.\n"


def missed(found: Figures) -> Iterator[str]:
    """Yield each goal that is missed."""
    full = found["full"][0]
    goals = {
        "the full request takes more than 12 times the bare one": full > 12 * found["bare"][0],
        "the page takes more than 10 ms besides its request": own(found) > 10,
        "95 of 100 suggestions take more than 30 ms": found["suggest"][1] > 30,
        "a search without result takes more than 4 times one with results": found["nothing"][0] > 4 * full,
        "the page asks the database": found["statements"] > 0,
        "the page asks the engine more than three times": found["requests"] > 3,
    }
    return (goal for goal, is_missed in goals.items() if is_missed)


def missed_by_editors(editing: dict[str, dict[str, float]]) -> Iterator[str]:
    """Yield what takes an editor more than 1.2 times as long with an engine that hangs as without one."""
    for action, took in editing["without"].items():
        if editing["hanging"][action] > 1.2 * took:
            yield f"to {action} takes more than 1.2 times as long while the engine hangs"
