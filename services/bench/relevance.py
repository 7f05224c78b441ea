"""`bin/bench relevance`: how good the answers of the search are, written to docs/performance.md.

Asks the database and the search engine of `bin/run`, which must be running with the content of a first run.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

HEADING = "Relevance of the search"
INTRODUCTION = """\
Made by `bin/bench relevance` while `bin/run` runs: the labelled searches of `tests/search/relevance/`, written from
the content before any engine was asked. nDCG@10 and recall@10 are 1 for the best answer that the content allows,
success is the share of searches whose first result is a good answer, empty the number of searches without a result.
modelsearch is asked as it is, for any of the words; recall counts good answers only.

"""
HOLDOUT = """\
The same for the searches of `holdout.yaml`, on which nothing was ever tuned:

"""
COMMAND = "from tests.search.relevance.run import main; main()"
GOALS = {"Elasticsearch": 0.90, "Database": 0.80}  # nDCG@10 over all searches

Line = dict[str, Any]  # one search of one engine


def measure() -> list[Line]:
    """Ask all engines all searches. Raises `subprocess.CalledProcessError`."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--verbosity=0", "--command", COMMAND]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def mean(lines: Iterable[Line], of: str) -> float:
    """Return the mean of a measure."""
    values = [line[of] for line in lines]
    return sum(values) / len(values)


def names(lines: list[Line], of: str) -> list[str]:
    """Return the different values of a column in their order."""
    return list(dict.fromkeys(line[of] for line in lines))


def by_engine(lines: list[Line]) -> Iterator[str]:
    """Yield the rows of the table of engines."""
    languages = names(lines, "language")
    yield f"| Engine | nDCG@10 | recall@10 | success | empty | nDCG {' | '.join(languages)} |"
    yield "|---|--:|--:|--:|--:|" + "--:|" * len(languages)
    for engine in names(lines, "engine"):
        own = [line for line in lines if line["engine"] == engine]
        cells = [f"{mean(own, of):.3f}" for of in ("ndcg", "recall", "success")]
        cells.append(str(sum(not line["found"] for line in own)))
        cells += [f"{mean((line for line in own if line['language'] == code), 'ndcg'):.3f}" for code in languages]
        yield f"| {engine} | {' | '.join(cells)} |"


def by_kind(lines: list[Line]) -> Iterator[str]:
    """Yield the rows of the table of kinds of searches, with the nDCG of each engine."""
    engines = names(lines, "engine")
    yield f"| Kind | searches | {' | '.join(engines)} |"
    yield "|---|--:|" + "--:|" * len(engines)
    for kind in sorted(names(lines, "kind")):
        own = [line for line in lines if line["kind"] == kind]
        cells = [f"{mean((line for line in own if line['engine'] == engine), 'ndcg'):.2f}" for engine in engines]
        yield f"| {kind} | {len(own) // len(engines)} | {' | '.join(cells)} |"


def main() -> int:
    """Measure, print and write the tables; return 1 if a goal is missed, 2 if it could not be measured."""
    try:
        lines = measure()
    except subprocess.CalledProcessError:
        print("The search could not be measured; is bin/run running, with Elasticsearch?", file=sys.stderr)
        return 2
    lines, holdout = ([line for line in lines if line["set"] == name] for name in ("labelled", "hold-out"))
    tables = "\n".join([*by_engine(lines), "", *by_kind(lines), "", HOLDOUT + "\n".join(by_engine(holdout))])
    print(tables)
    rewrite(FILE, HEADING, INTRODUCTION + tables)
    missed = [
        f"{engine}: nDCG@10 below {goal}"
        for engine, goal in GOALS.items()
        if mean((line for line in lines if line["engine"] == engine), "ndcg") < goal
    ]
    print("\n".join(missed), file=sys.stderr)
    return bool(missed)
