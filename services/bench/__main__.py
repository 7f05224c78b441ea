"""`bin/bench`: what to measure, and where the portal is."""

import sys
from collections.abc import Callable

from services.bench import axe, crawl, load, pages, projects, relevance, search, spreadsheets

PORTAL = "http://localhost:8000"
MEASURES: dict[str, Callable[[str], int]] = {
    "axe": axe.main,
    "crawl": crawl.main,
    "pages": pages.main,
    "search-load": load.main,
}
WITHOUT_ADDRESS: dict[str, Callable[[], int]] = {
    "projects": projects.main,
    "relevance": relevance.main,
    "search": search.main,
    "spreadsheets": spreadsheets.main,
}


def main(arguments: list[str]) -> int:
    """Run one measure of the portal at an address; return its exit code, 2 for a wrong call."""
    match arguments:
        case [name] if name in WITHOUT_ADDRESS:
            return WITHOUT_ADDRESS[name]()
        case [name, *address] if name in MEASURES and len(address) < 2:
            return MEASURES[name](address[0].rstrip("/") if address else PORTAL)
    others = "|".join(WITHOUT_ADDRESS)
    usage = f"usage: bin/bench {'|'.join(MEASURES)} [address, by default {PORTAL}], or bin/bench {others}"
    print(usage, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
