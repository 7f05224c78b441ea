"""`bin/bench`: what to measure, and where the portal is."""

import sys
from collections.abc import Callable

from services.bench import axe, crawl, load, pages, relevance, search

PORTAL = "http://localhost:8000"
MEASURES: dict[str, Callable[[str], int]] = {
    "axe": axe.main,
    "crawl": crawl.main,
    "pages": pages.main,
    "search-load": load.main,
}
OF_THE_SEARCH: dict[str, Callable[[], int]] = {"relevance": relevance.main, "search": search.main}


def main(arguments: list[str]) -> int:
    """Run one measure of the portal at an address; return its exit code, 2 for a wrong call."""
    match arguments:
        case [name] if name in OF_THE_SEARCH:
            return OF_THE_SEARCH[name]()
        case [name, *address] if name in MEASURES and len(address) < 2:
            return MEASURES[name](address[0].rstrip("/") if address else PORTAL)
    usage = (
        f"usage: bin/bench {'|'.join(MEASURES)} [address, by default {PORTAL}], or bin/bench {'|'.join(OF_THE_SEARCH)}"
    )
    print(usage, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
