"""`bin/bench spreadsheets`: time and memory of an import of 5,000 projects, written to docs/performance.md."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

ROWS = 5000
LONGEST, LARGEST = 180, 500_000_000  # seconds of an import with its check, bytes of the process
HEADING = "Import of projects"
HEAD = """\
Made by `bin/bench spreadsheets` on the database of a portal that `bin/run` started: {rows} invented projects with 17
filled columns, sent as XLSX and imported live; then the same file as CSV with another budget in every row; then both
undone. Seconds; the goals are 180 seconds for check and import together, and 500 MB for the process.
"""
COLUMNS = ("rows", "send", "check", "import", "undo")

Figures = dict[str, Any]  # as `measure_spreadsheets` prints them


def main() -> int:
    """Measure and write the table; return 1 if a goal is missed, 2 if it could not be measured."""
    command = [sys.executable, "manage.py", "measure_spreadsheets", str(ROWS)]
    answer = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    if answer.returncode:
        print("The import could not be measured; is bin/run running?", file=sys.stderr)
        return 2
    found = json.loads(answer.stdout.splitlines()[-1]) | {"load": os.getloadavg()[2], "cores": os.cpu_count()}
    text = section(found)
    print(text)
    rewrite(FILE, HEADING, text)
    faults = list(missed(found))
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)


def section(found: Figures) -> str:
    """Return what the document says of an import."""
    lines = [f"| {' | '.join(COLUMNS)} |\n", f"|---|{'--:|' * (len(COLUMNS) - 1)}\n"]
    for name in ("new", "changed"):
        seconds = [found[f"{step} {name}"] for step in COLUMNS[1:]]
        lines.append(f"| {name} | {' | '.join(f'{value:.1f}' for value in seconds)} |\n")
    memory = f"The process had {found['memory'] / 1e6:.0f} MB at most. "
    memory += f"The load of the machine was {found['load']:.1f} on {found['cores']} cores.\n"
    return f"{HEAD.format(rows=format(found['rows'], ','))}\n{''.join(lines)}\n{memory}"


def missed(found: Figures) -> Iterator[str]:
    """Yield each goal that is missed."""
    for name in ("new", "changed"):
        if found[f"check {name}"] + found[f"import {name}"] > LONGEST:
            yield f"check and import of {name} rows take more than {LONGEST} seconds"
    if found["memory"] > LARGEST:
        yield f"the process takes more than {LARGEST / 1e6:.0f} MB"
