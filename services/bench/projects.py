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
SHORT, LONG = 2_000, 20_000  # rows of files that are compared
SIZES = {"elasticsearch": (FEW, SHORT, LONG, 200_000), "database": (FEW, SHORT, LONG)}
GOALS = {"elasticsearch": {20_000: 1.5, 200_000: 3.0}, "database": {20_000: 4.0}}  # times as long as with few
LISTS = ("list", "three facets", "last page", "map", "figures")
FORMATS = ("csv", "xlsx")
MOST_GROWTH = 1.5  # times the memory of a short file that a long one may take
HEADING = "Speed of the list of projects"
HEAD = """\
Made by `bin/bench projects` beside a portal that `bin/run` started: generated projects with the facts of real ones,
shuffled. Milliseconds of the whole page as a visitor gets it, median of fifteen, and what that is of the time with
123 projects; queries of the database are the same at every size. The last page is the hundredth: further results are
counted only. Ratios count, machines differ. Memory is the most that Python holds at a time to send a file, beyond
what the process held before, and what that is of a file of 2,000 rows.
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
    for form in FORMATS:
        for figures in found:
            if file := figures.get(form):
                yield (
                    f"- {figures['engine']}, {figures['projects']:,} rows as {form.upper()}: {file['seconds']:.1f} s, "
                    f"{file['bytes'] / 1e6:.1f} MB; memory {file['memory'] / 1e6:.1f} MB "
                    f"({growth(figures, form, found):.1f})\n"
                )


def growth(figures: Figures, form: str, found: list[Figures]) -> float:
    """Return how many times more memory a file takes than a short one."""
    return figures[form]["memory"] / of(figures["engine"], SHORT, found)[form]["memory"]


def of(engine: str, size: int, found: list[Figures]) -> Figures:
    """Return the figures of an engine with so many projects."""
    return next(one for one in found if (one["engine"], one["projects"]) == (engine, size))


def ratio(figures: Figures, name: str, found: list[Figures]) -> float:
    """Return how many times longer a page takes than with few projects."""
    return figures[name]["ms"] / of(figures["engine"], FEW, found)[name]["ms"]


def missed(found: list[Figures]) -> Iterator[str]:
    """Yield each goal that is missed: the time of the list, memory and queries that grow with the projects."""
    for figures in found:
        engine, size = figures["engine"], figures["projects"]
        goal = GOALS[engine].get(size)
        if goal and ratio(figures, "list", found) > goal:
            yield f"{engine}: the list of {size:,} projects takes more than {goal} times as long"
        few = of(engine, FEW, found)
        for form in FORMATS:
            if form in figures and growth(figures, form, found) > MOST_GROWTH:
                yield f"{engine}: {size:,} rows as {form.upper()} take more than {MOST_GROWTH} times the memory"
        for name in LISTS:
            if figures[name]["queries"] != few[name]["queries"]:
                yield f"{engine}: {name} asks more often with {size:,} projects"
