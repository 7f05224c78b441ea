"""`bin/bench axe`: accessibility, policy and width of every kind of page, written to docs/accessibility.md."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from services.bench.crawl import over_http
from services.bench.looking import SCHEMES, WIDTHS, excess_width, violations_in_every_view, watch
from services.bench.places import NOTICES, PAGE_TYPES, STATES
from services.bench.promises import PublicPage
from services.browser import BrowserMissing, find_browser
from services.fingerprints import CHECKOUT

LANGUAGES = ("fr", "en", "es")
FILE = CHECKOUT / "docs/accessibility.md"
HEADING = "## Measured"
TABLE = """\
## Measured

Made by `bin/bench axe` against a portal that `bin/run` started: one page of each type and all that a visitor meets
besides, in French, English and Spanish, light and dark, 1280 and 390 px wide, by all rules of axe-core. Blocked is
what the content security policy stops, a file that is missing or an error of a script; too wide is what scrolls
sideways at 320 px.

| Page | views | violations | blocked | too wide |
|---|--:|--:|--:|--:|
"""


@dataclass
class Row:
    """What was found on one kind of page; `views` are the states that axe-core looked at."""

    kind: str
    views: int = 0
    violations: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """All that was found."""
        return [*self.violations, *self.blocked, *self.wide]

    def __str__(self) -> str:
        return f"| {self.kind} | {self.views} | {len(self.violations)} | {len(self.blocked)} | {len(self.wide)} |"


def send_nothing(page: Page) -> None:
    """Send a form with nothing in it."""
    page.click("#send")
    page.wait_for_selector(".error-summary")


def sign_in_wrongly(page: Page) -> None:
    """Sign in as somebody whom nobody knows."""
    page.fill("[name=login]", "nobody@example.org")
    page.fill("[name=password]", "wrong")
    page.click("main button")
    page.wait_for_selector(".notice--bad")


def open_the_menu(page: Page) -> None:
    """Open the navigation of a phone."""
    page.set_viewport_size({"width": WIDTHS[1], "height": 900})
    page.click("[popovertarget=menu]")


ACTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "Message to the team, with errors": ("/fr/write/", send_nothing),
    "Report of an error, with errors": ("/fr/report/", send_nothing),
    "Signing in, refused": ("/accounts/login/", sign_in_wrongly),
    "Menu, open": ("/fr/contact/", open_the_menu),
}


def visits() -> Iterator[tuple[str, str, tuple[str, ...], Callable[[Page], None]]]:
    """Yield kind, French address, languages and what to do there."""
    yield from ((kind, path, LANGUAGES, lambda _page: None) for kind, path in (PAGE_TYPES | STATES).items())
    yield from ((kind, path, LANGUAGES[1:], lambda _page: None) for kind, path in NOTICES.items())
    yield from ((kind, path, LANGUAGES, act) for kind, (path, act) in ACTS.items())


def address_in(language: str, path: str, origin: str) -> str:
    """Return the address of a French page in a language: that of its version, else its own below that language."""
    page, mark, query = path.partition("?")
    version = PublicPage(over_http(origin)(page), origin).alternates.get(language)
    return (version or origin + page.replace("/fr/", f"/{language}/", 1)) + mark + query


def look(browser: Browser, origin: str) -> Iterator[Row]:
    """Look at each kind of page, in one tab for each language."""
    pages = {language: browser.new_page(locale=language, reduced_motion="reduce") for language in LANGUAGES}
    told = {language: watch(page) for language, page in pages.items()}
    for kind, path, languages, act in visits():
        row = Row(kind)
        for language in languages:
            page, url = pages[language], address_in(language, path, origin)
            page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            page.goto(url)
            act(page)
            row.violations += [f"{url} {fault}" for fault in violations_in_every_view(page)]
            row.views += len(WIDTHS) * len(SCHEMES)
            if (excess := excess_width(page)) > 0:
                row.wide.append(f"{url} is {excess} px too wide")
            row.blocked += [f"{url} {text}" for text in told[language]]
            told[language].clear()
        yield row


def main(origin: str) -> int:
    """Look at all, write the table and return 1 if anything is wrong, 2 without a browser."""
    try:
        path = find_browser()
    except BrowserMissing as error:
        print(error, file=sys.stderr)
        return 2
    rows = []
    with sync_playwright() as it:
        browser = it.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for row in look(browser, origin):
            rows.append(row)
            print(row, *row.faults, sep="\n", flush=True)
    text = FILE.read_text().partition(HEADING)[0]
    FILE.write_text(text + TABLE + "".join(f"{row}\n" for row in rows))
    return any(row.faults for row in rows)
