"""`bin/bench pages`: weight and Lighthouse scores of ten page types, written to docs/performance.md."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from services.bench.crawl import over_http
from services.bench.places import PAGE_TYPES
from services.bench.promises import PublicPage
from services.bench.sections import rewrite
from services.browser import BrowserMissing, find_browser
from services.fingerprints import CHECKOUT

LIGHTHOUSE = "lighthouse@13.5.0"  # npm; nothing of it enters the portal
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
KILOBYTE = 1000
ATTEMPTS = 3  # a browser that has just started sometimes does not answer
WEIGHT, REQUESTS = 25 * KILOBYTE, 8  # HTML, style and script, gzipped; all that a first view fetches
FILE = CHECKOUT / "docs/performance.md"
MEASURED = (
    "Home page",
    "List of projects",
    "Project",
    "Course",
    "Lesson",
    "Library",
    "Agenda",
    "News",
    "Glossary",
    "Programme",
)
HEADING = "Pages"
INTRODUCTION = """\
Made by `bin/bench pages` against a portal that `bin/run` started: first view on a phone, nothing cached.
Weight is HTML, style sheet and script, gzipped, at most 25 kB; fonts (44 kB), symbols and map are fetched
once and kept for a year. Scores are those of Lighthouse, mobile; machines differ: compare within one run.

| Page | HTML | + CSS + JS | requests | performance | accessibility | best practices | SEO | LCP | CLS |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
"""


@dataclass(frozen=True)
class Measure:
    """What one page weighs (bytes, gzipped) and how Lighthouse sees it."""

    name: str
    html: int
    first_view: int
    requests: int
    scores: dict[str, int]
    largest_paint: float  # seconds
    shift: float

    @property
    def row(self) -> str:
        """The measure as a row of a Markdown table."""
        scores = " | ".join(str(self.scores[category]) for category in CATEGORIES)
        weights = f"{self.html / KILOBYTE:.1f} kB | {self.first_view / KILOBYTE:.1f} kB"
        return (
            f"| {self.name} | {weights} | {self.requests} | {scores} | {self.largest_paint:.1f} s | {self.shift:.3f} |"
        )

    def faults(self) -> Iterator[str]:
        """Yield each goal that is missed."""
        if self.first_view > WEIGHT:
            yield f"{self.name}: {self.first_view} bytes, at most {WEIGHT}"
        if self.requests > REQUESTS:
            yield f"{self.name}: {self.requests} requests, at most {REQUESTS}"
        for category, floor in FLOORS.items():
            if self.scores[category] < floor:
                yield f"{self.name}: {category} {self.scores[category]}, at least {floor}"


def measure(name: str, path: str, origin: str, browser: str) -> Measure:
    """Weigh a page and let Lighthouse load it."""
    fetch = over_http(origin)
    answer = fetch(path)
    if not answer.is_page:
        raise RuntimeError(f"{path} answers {answer.status}")
    pieces = [urlsplit(url).path for url in PublicPage(answer, origin).resources if url.endswith((".css", ".js"))]
    html = zipped(answer.body)
    first_view = html + sum(zipped(fetch(piece).body) for piece in pieces)
    report = lighthouse(f"{origin}{path}", browser)
    audits = report["audits"]
    return Measure(
        name=name,
        html=html,
        first_view=first_view,
        requests=len(audits["network-requests"]["details"]["items"]),
        scores={category: round(report["categories"][category]["score"] * 100) for category in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
    )


def zipped(body: bytes) -> int:
    """Return the length of a text, gzipped."""
    return len(gzip.compress(body, 9))


def lighthouse(url: str, browser: str) -> dict:
    """Return the report of Lighthouse on a page, as it judges a phone."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = ["--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
        chrome = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"
        command = ["npx", "--yes", LIGHTHOUSE, url, *flags, chrome]
        for attempt in range(1, ATTEMPTS + 1):
            done = subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, stdout=subprocess.DEVNULL)
            if done.returncode == 0:
                return json.loads(report.read_text())
            print(f"Lighthouse failed on {url}, attempt {attempt}", file=sys.stderr)
    raise RuntimeError(f"Lighthouse cannot measure {url}.")


def main(origin: str) -> int:
    """Measure all pages, write the table and return 1 if a goal is missed, 2 without npx or a browser."""
    if not shutil.which("npx"):
        print("bin/bench pages needs npx (Debian: apt-get install npm).", file=sys.stderr)
        return 2
    try:
        browser = find_browser()
    except BrowserMissing as error:
        print(error, file=sys.stderr)
        return 2
    measures = []
    for name in MEASURED:
        measures.append(measure(name, PAGE_TYPES[name], origin, browser))
        print(measures[-1].row, flush=True)
    rewrite(FILE, HEADING, INTRODUCTION + "".join(f"{one.row}\n" for one in measures))
    faults = [fault for one in measures for fault in one.faults()]
    print("\n".join(faults), file=sys.stderr)
    return bool(faults)
