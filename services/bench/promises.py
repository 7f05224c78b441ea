"""What every public page promises, read from its bytes as a stranger would."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from justhtml import JustHTML

ELSEWHERE = ("mailto:", "tel:", "data:")
RESOURCES = {
    "script": "src", "img": "src", "source": "src", "track": "src", "video": "poster", "iframe": "src", "use": "href",
    "form": "action",
}  # fmt: skip
STYLE_AND_ICONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


@dataclass(frozen=True)
class Answer:
    """What a portal answered for a path; `body` is not compressed."""

    path: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether this is a page for people."""
        return self.status == 200 and self.headers.get("Content-Type", "").startswith("text/html")


class PublicPage:
    """A page and what its markup says; `origin` is the public address of the portal, without a path."""

    def __init__(self, answer: Answer, origin: str) -> None:
        self.answer, self.origin = answer, origin
        self.url = f"{origin}{answer.path}"
        self.document = JustHTML(answer.body.decode(), collect_errors=True, sanitize=False)

    def elements(self, selector: str) -> list[dict[str, str]]:
        """Return the attributes of each element that a CSS selector finds."""
        return [{name: value or "" for name, value in (e.attrs or {}).items()} for e in self.document.query(selector)]

    def attributes(self, selector: str, name: str) -> list[str]:
        """Return the values of one attribute, of the elements that have it."""
        return [element[name] for element in self.elements(selector) if name in element]

    @cached_property
    def is_indexed(self) -> bool:
        """Whether search engines may keep the page."""
        return not any("noindex" in value for value in self.attributes("meta[name=robots]", "content"))

    @cached_property
    def canonical(self) -> str:
        """Address that the page says it has, "" for none."""
        return next(iter(self.attributes("link[rel=canonical]", "href")), "")

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Address of each version by language."""
        return {link["hreflang"]: link["href"] for link in self.elements("link[rel=alternate][hreflang]")}

    @cached_property
    def links(self) -> set[str]:
        """Paths of this portal that the page leads to, with their queries."""
        return {path for href in self.attributes("a[href]", "href") if (path := self._path(href))}

    @cached_property
    def resources(self) -> set[str]:
        """Addresses of what a browser fetches for this page, and where its forms go."""
        found = [value for tag, name in RESOURCES.items() for value in self.attributes(tag, name)]
        found += [link["href"] for link in self.elements("link[href]") if STYLE_AND_ICONS & {*link["rel"].split()}]
        for srcset in [*self.attributes("img", "srcset"), *self.attributes("source", "srcset")]:
            found += [candidate.split()[0] for candidate in srcset.split(",")]
        return {urljoin(self.url, address).partition("#")[0] for address in found if not address.startswith(ELSEWHERE)}

    @cached_property
    def feeds(self) -> set[str]:
        """Paths of the feeds that the page names."""
        return {
            path for href in self.attributes('link[type="application/atom+xml"]', "href") if (path := self._path(href))
        }

    def _path(self, href: str) -> str:
        """Return the path and query of an address of this portal, "" for others and for places on the page itself."""
        if href.startswith((*ELSEWHERE, "#")):
            return ""
        parts = urlsplit(urljoin(self.url, href))
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            return ""
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def faults(self) -> Iterator[str]:
        """Yield each promise that the page breaks on its own."""
        yield from (f"is no valid HTML: {error}" for error in self.document.errors[:3])
        yield from self._faults_of_head()
        yield from self._faults_of_body()
        yield from self._faults_of_data()

    def _faults_of_head(self) -> Iterator[str]:
        if self.attributes("html", "lang") != [self.answer.path.split("/")[1]]:
            yield f"says it is in {self.attributes('html', 'lang')}"
        for selector in ("head > title", "h1", "main", "meta[name=description]"):
            if len(self.document.query(selector)) != 1:
                yield f"has {len(self.document.query(selector))} {selector}"
        if self.is_indexed and self.canonical != self.url:
            yield f"says that its address is {self.canonical or 'nowhere'}"
        if not self.is_indexed and self.alternates:
            yield "names versions though search engines may not keep it"

    def _faults_of_body(self) -> Iterator[str]:
        yield from (f"has the id {name} twice" for name, n in Counter(self.attributes("[id]", "id")).items() if n > 1)
        yield from (
            f"fetches from another host: {url}" for url in self.resources if not url.startswith(f"{self.origin}/")
        )
        if self.document.query("style") or self.document.query("[style]"):
            yield "has an inline style"
        if any("src" not in one and one.get("type") != "application/ld+json" for one in self.elements("script")):
            yield "has an inline script"
        if any("alt" not in image for image in self.elements("img")):
            yield "has a picture without alternative text"

    def _faults_of_data(self) -> Iterator[str]:
        for script in self.document.query('script[type="application/ld+json"]'):
            try:
                data = json.loads(script.to_text())
            except ValueError:
                yield "has data that is no JSON"
            else:
                if data.get("@context") != "https://schema.org":
                    yield "has data that is not of schema.org"
