"""`bin/guides`: tries each step of docs/guides/ in a browser and takes the pictures anew, in every language.

Needs a portal with its content and the demonstration accounts of `bin/run`. It leaves the portal as it was: what it
writes is a draft, which it deletes.
"""

import json
import os
import sys
from collections.abc import Callable

from playwright.sync_api import Browser, expect, sync_playwright

from services.browser import BrowserMissing, find_browser
from services.fingerprints import CHECKOUT
from services.guides.officer import Officer
from services.guides.steps import STEPS, TRANSLATORS, import_projects, translate

PORTAL = "http://localhost:8000"
PATIENCE = 30_000  # milliseconds, for one answer on a busy machine
ACCOUNTS = CHECKOUT / "var/accounts.json"
FOLDER = CHECKOUT / "docs/guides"


def visit(browser: Browser, address: str, language: str) -> None:
    """Take the pictures of the guide in one language."""
    passwords = json.loads(ACCOUNTS.read_text())
    accounts: dict[str, list[Callable[[Officer], None]]] = {
        "editor": STEPS, TRANSLATORS[language]: [translate], "administrator": [import_projects],
    }  # fmt: skip
    for name, steps in accounts.items():
        email = f"{name}@example.org"
        context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=address, locale=language)
        officer = Officer(context.new_page(), FOLDER / language)
        officer.sign_in(email, passwords[email])
        before = officer.choose_language(language)
        try:
            for step in steps:
                step(officer)
        finally:
            officer.choose_language(before)
            context.close()


def main(arguments: list[str]) -> int:
    """Take the pictures from a portal, for all languages or for those named; return 1 without a browser, 2 misused."""
    address, *languages = arguments or [PORTAL]
    known = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
    if not address.startswith("http") or set(languages) - set(known):
        print(f"usage: bin/guides [address, by default {PORTAL} [{'|'.join(known)} ...]]", file=sys.stderr)
        return 2
    try:
        browser_path = find_browser()
    except BrowserMissing as error:
        print(error, file=sys.stderr)
        return 1
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # as root a browser has no sandbox
        browser = playwright.chromium.launch(executable_path=browser_path, args=flags)
        for language in languages or known:
            visit(browser, address.rstrip("/"), language)
            print(f"{language}: {len(list((FOLDER / language).glob('*.png')))} pictures", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
