"""`bin/bench projects`: speed of the list with many projects, written to docs/performance.md."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

FEW = 123  # projects that there are
SIZES = {"elasticsearch": (FEW, 20_000, 200_000), "database": (FEW, 20_000)}
GOALS = {"elasticsearch": {20_000: 1.5, 200_000: 3.0}, "database": {20_000: 4.0}}  # times as long as with few
LISTS = ("list", "three facets", "last page", "map", "figures")
MOST_GROWTH = 50_000_000  # bytes that the process may grow by while it sends a file
HEADING = "Speed of the list of projects"
HEAD = """\
Made by `bin/bench projects` beside a portal that `bin/run` started: generated projects with the facts of real ones,
shuffled. Milliseconds of the whole page as a visitor gets it, median of fifteen, and what that is of the time with
123 projects; queries of the database are the same at every size. The last page is the hundredth: further results are
counted only. Ratios count, machines differ.
"""

Figures = dict[str, Any]  # of one number of projects, as `measure_projects` prints them


def main() -> int:
    """Measure each size with both engines and write the table; return 1 if a goal is missed, 2 if not measured."""
    found: list[Figures] = []
    for engine, sizes in SIZES.items():
        command = [sys.executable, "manage.py", "measure_projects", engine, *map(str, sizes)]
        answer = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
        if answer.returncode:
            print("The list could not be measured; is bin/run running, with Elasticsearch?", file=sys.stderr)
            return 2
        found += [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
    text = f"{HEAD}\n{''.join(table(found))}\n{''.join(exports(found))}"
    print(text)
    rewrite(FILE, HEADING, text)
    faults = list(missed(found))
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)


def table(found: list[Figures]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| engine | projects | {' | '.join(LISTS)} | queries |\n|---|{'--:|' * (len(LISTS) + 2)}\n"
    for figures in found:
        cells = [f"{figures[name]['ms']:.0f} ({ratio(figures, name, found):.1f})" for name in LISTS]
        queries = max(figures[name]["queries"] for name in LISTS)
        yield f"| {figures['engine']} | {figures['projects']:,} | {' | '.join(cells)} | {queries} |\n"


def exports(found: list[Figures]) -> Iterator[str]:
    """Yield a line on each file with all projects of the list."""
    for figures in found:
        if file := figures.get("export"):
            yield (
                f"- {figures['engine']}, {figures['projects']:,} rows as CSV: {file['seconds']:.1f} s, "
                f"{file['bytes'] / 1e6:.1f} MB, the process grew by {file['memory'] / 1e6:.0f} MB\n"
            )


def ratio(figures: Figures, name: str, found: list[Figures]) -> float:
    """Return how many times longer a page takes than with few projects."""
    few = next(one for one in found if (one["engine"], one["projects"]) == (figures["engine"], FEW))
    return figures[name]["ms"] / few[name]["ms"]


def missed(found: list[Figures]) -> Iterator[str]:
    """Yield each goal that is missed: the time of the list, and queries that grow with the projects."""
    for figures in found:
        engine, size = figures["engine"], figures["projects"]
        goal = GOALS[engine].get(size)
        if goal and ratio(figures, "list", found) > goal:
            yield f"{engine}: the list of {size:,} projects takes more than {goal} times as long"
        few = next(one for one in found if (one["engine"], one["projects"]) == (engine, FEW))
        if figures.get("export", {}).get("memory", 0) > MOST_GROWTH:
            yield f"{engine}: a file of {size:,} projects takes more than {MOST_GROWTH / 1e6:.0f} MB"
        for name in LISTS:
            if figures[name]["queries"] != few[name]["queries"]:
                yield f"{engine}: {name} asks more often with {size:,} projects"
