"""What a browser tells of a page: rules of accessibility it breaks, what its policy stops, whether it is too wide."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

WIDTHS = (1280, 390)  # CSS pixels: a desk, a phone
NARROWEST = 320  # 1280 at 400 % (WCAG 2.2, 1.4.10)
HEIGHT = 900
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
OPTIONS = {"rules": {"target-size": {"enabled": True}}}  # WCAG 2.2 AA, which axe-core leaves out unless it is asked
LISTEN = """
    addEventListener("securitypolicyviolation", (event) => {
        console.error(`the policy stops ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
"""


def watch(page: Page) -> list[str]:
    """Return a list that fills with what goes wrong in the pages that `page` opens from now on.

    That is errors of scripts, what the content security policy stops and files that are missing; the status of the
    page itself is none.
    """
    told: list[str] = []

    def tell(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.location.get("url") != page.url:
            told.append(message.text)

    page.add_init_script(LISTEN)
    page.on("console", tell)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def violations(page: Page) -> list[str]:
    """Return the rules of axe-core that the page breaks, each with the element that does."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def violations_in_every_view(page: Page) -> list[str]:
    """Return what the page breaks in light and dark, wide and narrow."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{fault} ({scheme}, {width} px)" for fault in violations(page)]
    return found


def excess_width(page: Page) -> int:
    """Return by how many CSS pixels the page is wider than the narrowest screen."""
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    return int(page.evaluate("document.documentElement.scrollWidth")) - NARROWEST
