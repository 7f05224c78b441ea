"""`bin/bench search-load`: the search under load while pages are published and indexes are built anew.

An open loop: a search is due every few milliseconds whether the former ones were answered or not, as visitors come.
"""

import http.client
import itertools
import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from services.bench.pages import FILE
from services.bench.sections import rewrite
from services.fingerprints import CHECKOUT

RATE = 200  # searches a second that are due
SECONDS = 60
READERS = 40  # at the same time; further ones wait for one of them
TIMEOUT = 30  # seconds
HEADING = "Search under load"
NOTHING = re.compile(r"<title>[^<]*: 0 résultat")


@dataclass
class Load:
    """Searches of many readers, and what became of them."""

    origin: str
    texts: list[str]
    rate: int = RATE
    seconds: float = SECONDS
    waits: list[float] = field(default_factory=list)  # seconds from the moment a search was due to its answer
    found: Counter[str] = field(default_factory=Counter)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    began: float = 0

    def run(self) -> None:
        """Ask for a while; return when all that was asked is answered."""
        self.began = time.monotonic()
        readers = [threading.Thread(target=self.read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    def read(self) -> None:
        """Take the next search that is due, again and again, on one connection."""
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=TIMEOUT)
        while (number := next(self.numbers)) < self.rate * self.seconds:
            due = self.began + number / self.rate
            time.sleep(max(0, due - time.monotonic()))
            if time.monotonic() > self.began + self.seconds:
                break
            self.found[self.ask(connection, self.texts[number % len(self.texts)])] += 1
            self.waits.append(time.monotonic() - due)
        connection.close()

    def ask(self, connection: http.client.HTTPConnection, text: str) -> str:
        """Return how a search was answered."""
        try:
            connection.request("GET", f"/fr/search/?q={quote(text)}")
            answer = connection.getresponse()
            body = answer.read().decode()
        except (OSError, http.client.HTTPException):
            connection.close()
            return "no answer"
        if answer.status != HTTPStatus.OK:
            return f"answer {answer.status}"
        if NOTHING.search(body):
            return "empty"
        return "by the database" if "Recherche simplifiée" in body else "by Elasticsearch"

    @property
    def lines(self) -> list[str]:
        """What was seen, one line each."""
        asked = sum(self.found.values())
        middle, late = statistics.median(self.waits), statistics.quantiles(self.waits, n=20)[-1]
        answered = ", ".join(f"{count} {how}" for how, count in sorted(self.found.items()))
        return [
            f"{self.rate} searches a second due for {self.seconds:.0f} s, {asked / self.seconds:.0f} a second answered",
            f"answered: {answered}",
            f"from due to answered: median {middle:.2f} s, 95th percentile {late:.2f} s",
        ]

    @property
    def faults(self) -> list[str]:
        """What no reader may meet."""
        return [f"{count} {how}" for how, count in sorted(self.found.items()) if not how.startswith("by ")]


def main(origin: str) -> int:
    """Press the search and write what was seen; return 1 if anything was wrong, 2 if it could not be pressed."""
    command = [sys.executable, "manage.py", "press_search", origin]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as editors:
        assert editors.stdout
        first = editors.stdout.readline()
        if not first:
            print("The search could not be pressed; is bin/run running, with Elasticsearch?", file=sys.stderr)
            return 2
        load = Load(origin, json.loads(first))
        load.run()
        last = editors.stdout.readline()
    if editors.returncode or not last:
        return 2
    seen = json.loads(last)
    lines = [*load.lines, f"{seen['published']} pages published, indexes built anew {seen['rebuilds']} times"]
    faults = load.faults + [f"{name}: {len(seen[name])}" for name in ("missing", "stale") if seen[name]]
    lines.append(f"wrong: {', '.join(faults) or 'nothing'}")
    text = "".join(f"- {line}\n" for line in lines)
    print(text)
    rewrite(FILE, HEADING, text)
    return bool(faults)
