"""Somebody at work in the admin, and the pictures of what they see."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

DEBOUNCE = 700  # milliseconds after which a change begins to save itself
WIDTH = 1024  # pixels of a picture: readable in the guide
HEAVIEST = 60_000  # bytes
COLOURS = (112, 80, 56, 40)


class Officer:
    """A browser with somebody signed in; `folder` takes the pictures."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder

    def sign_in(self, email: str, password: str) -> None:
        """Sign in at the door of the admin."""
        self.page.goto("/admin/")
        self.page.fill("#id_login", email)
        self.page.fill("#id_password", password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/admin/")

    def choose_language(self, language: str) -> str:
        """Read the admin in a language from now on; return the one before."""
        self.page.goto("/admin/account/")
        choice = self.page.locator("[name=locale-preferred_language]")
        before = choice.input_value()
        choice.select_option(language)
        with self.page.expect_navigation():
            self.page.locator("main form [type=submit]:visible").last.click()
        return before

    def save(self) -> None:
        """Save the page in the editor as a draft."""
        with self.page.expect_navigation():
            self.page.locator("footer .action-save").click()

    def open_actions(self) -> None:
        """Open the list of actions, once what was changed has saved itself: a click while it does so is lost."""
        self.page.wait_for_timeout(DEBOUNCE)
        expect(self.page.locator("[data-w-autosave-state-value=saving]")).to_have_count(0)
        self.page.locator("footer .w-dropdown__toggle").click()

    def take(self, name: str) -> None:
        """Keep a picture of what is seen now."""
        self.page.wait_for_load_state("load")
        self.page.evaluate("document.activeElement.blur()")
        self.page.wait_for_timeout(1500)  # for what slides in, and what scripts add
        seen = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        seen = seen.resize((WIDTH, seen.height * WIDTH // seen.width), Image.Resampling.LANCZOS)
        (self.folder / f"{name}.png").write_bytes(lightened(seen))


def lightened(picture: Image.Image) -> bytes:
    """Return a picture as PNG, with as many colours as it may have without being too heavy."""
    for colours in COLOURS:
        file = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.tell() <= HEAVIEST:
            break
    return file.getvalue()
