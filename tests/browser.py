"""A browser for the journeys: the Chromium that `bin/test` has found."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """Let tests use the database: Playwright runs a loop in this thread, which makes Django refuse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the browser of the machine; as root it has no sandbox."""
    return browser_type_launch_args | {
        "executable_path": os.environ["BROWSER_BIN"],
        "args": ["--no-sandbox"] if os.geteuid() == 0 else [],
    }


@pytest.fixture(scope="session")
def base_url() -> str:
    """Take the place of the fixture of pytest-base-url, at which pytest 9 warns; a journey names its server."""
    return ""
