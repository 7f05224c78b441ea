"""`bin/bench crawl`: walks all that a visitor can reach and tells which promise is broken where."""

import http.client
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree import ElementTree

from services.bench.promises import Answer, PublicPage

STARTS = ("/fr/", "/en/", "/es/")
NOT_WALKED = ("/admin/", "/accounts/", "/documents/", "/media/", "/static/")  # only asked for
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"

Fetch = Callable[[str], Answer]


@dataclass
class Walk:
    """All pages that can be reached, and what is wrong with them, as (path, fault)."""

    fetch: Fetch
    origin: str
    pages: dict[str, PublicPage] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def go(self) -> None:
        """Follow every link from the home pages; then compare the pages with each other and with the site map."""
        waiting, asked = list(STARTS), set(STARTS)
        while waiting:
            path = waiting.pop()
            for link in sorted(self.ask(path) - asked):
                asked.add(link)
                waiting.append(link)
        self.faults += self.broken()
        self.faults += self.one_sided()
        self.faults += self.missing_from_the_site_map()

    def ask(self, path: str) -> set[str]:
        """Read one address and return where it leads."""
        answer = self.fetch(path)
        self.statuses[path] = answer.status
        if answer.status in (301, 302):
            return {link} if (link := self._own(answer.headers.get("Location", ""))) else set()
        if path.startswith(NOT_WALKED) or not answer.is_page:
            return set()
        page = PublicPage(answer, self.origin)
        is_filtered = "?" in path and page.canonical != page.url
        if not is_filtered:
            self.pages[path] = page
            self.faults += ((path, fault) for fault in page.faults())
        own = {self._own(url) for url in page.resources} - {""}
        return own | page.feeds | (page.links if not is_filtered else set())

    def _own(self, url: str) -> str:
        parts = urlsplit(url)
        is_own = not parts.netloc or f"{parts.scheme}://{parts.netloc}" == self.origin
        return (f"{parts.path}?{parts.query}" if parts.query else parts.path) if is_own else ""

    def broken(self) -> Iterator[tuple[str, str]]:
        """Yield addresses that lead nowhere, with a page that names them."""
        for path, status in self.statuses.items():
            if status >= 400:
                named_by = next((p for p, page in self.pages.items() if path in page.links), "a page")
                yield named_by, f"leads to {path}, which answers {status}"

    def one_sided(self) -> Iterator[tuple[str, str]]:
        """Yield versions that do not name each other."""
        by_url = {page.url: page for page in self.pages.values()}
        for path, page in self.pages.items():
            if page.alternates and page.url not in page.alternates.values():
                yield path, "does not name itself among its versions"
            if page.is_indexed and "?" not in path and not page.alternates:
                yield path, "names no versions"
            for language, url in page.alternates.items():
                other = by_url.get(url)
                if other is None or other.alternates != page.alternates:
                    yield path, f"names a {language} version that does not name it: {url}"

    def missing_from_the_site_map(self) -> Iterator[tuple[str, str]]:
        """Yield what differs between the map for search engines and the pages that they may keep."""
        listed = set(self._listed("/sitemap.xml"))
        walked = {page.url for path, page in self.pages.items() if page.is_indexed and "?" not in path}
        yield from ((url, "is in no site map") for url in sorted(walked - listed))
        yield from ((url, "is in a site map and cannot be reached") for url in sorted(listed - walked))

    def _listed(self, path: str) -> Iterator[str]:
        answer = self.fetch(path)
        if answer.status != 200:
            self.faults.append((path, f"answers {answer.status}"))
            return
        tree = ElementTree.fromstring(answer.body)
        for place in tree.iter(SITEMAP):
            url = str(place.text)
            if tree.tag.endswith("sitemapindex"):
                yield from self._listed(self._own(url))
            else:
                yield url


def over_http(origin: str) -> Fetch:
    """Return what reads a path from the portal at `origin`, over one connection."""
    parts = urlsplit(origin)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)

    def fetch(path: str) -> Answer:
        connection.request("GET", path)
        response = connection.getresponse()
        headers = {name.title(): value for name, value in response.headers.items()}
        return Answer(path, response.status, headers, response.read())

    return fetch


def main(origin: str) -> int:
    """Walk the portal at `origin`, print what was found and return 1 if a promise is broken."""
    began = time.monotonic()
    walk = Walk(over_http(origin), origin)
    walk.go()
    for path, fault in walk.faults:
        print(f"{path} {fault}")
    indexed = sum(page.is_indexed for page in walk.pages.values())
    print(
        f"{len(walk.statuses)} addresses, {len(walk.pages)} pages ({indexed} for search engines), "
        f"{len(walk.faults)} faults, {time.monotonic() - began:.0f} s",
        file=sys.stderr,
    )
    return bool(walk.faults)
