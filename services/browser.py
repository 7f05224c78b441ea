"""Finding a Chromium for the tests; installing one where we may."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
APT = "apt-get update && apt-get install -y chromium"
PLAYWRIGHT = ".venv/bin/playwright install chromium"


class BrowserMissing(RuntimeError):
    """There is no browser and none could be installed; the message is the line to type."""


def find_browser() -> str:
    """Return the path of a Chromium that runs: $BROWSER_BIN, else one of the machine, else a new one.

    As root with apt it is installed from the distribution, else by Playwright. Raises `BrowserMissing`.
    """
    chosen = os.environ.get("BROWSER_BIN")
    if chosen:
        if _runs(chosen):
            return chosen
        raise BrowserMissing("BROWSER_BIN is wrong: expected the path of a Chromium.")
    browser = _first_that_runs()
    if browser is None:
        _install()
        browser = _first_that_runs()
    if browser is None:
        raise BrowserMissing(f"The tests need a Chromium. Debian: {APT}. Elsewhere: {PLAYWRIGHT}. Or set BROWSER_BIN.")
    return browser


def _first_that_runs() -> str | None:
    return next((candidate for candidate in _candidates() if _runs(candidate)), None)


def _candidates() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from APPLICATIONS
    show = "from playwright.sync_api import sync_playwright as p\nwith p() as it: print(it.chromium.executable_path)"
    yield subprocess.run([sys.executable, "-c", show], capture_output=True, text=True).stdout.strip()


def _runs(path: str) -> bool:
    if not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install() -> None:
    """Try the distribution, then Playwright; whether it worked is for the caller to see."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"No Chromium found. Running: {APT}", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["sh", "-c", APT], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment)
        if _first_that_runs():
            return
    print(f"No Chromium found. Running: {PLAYWRIGHT}", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL)
