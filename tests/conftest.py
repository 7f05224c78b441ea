"""What holds for every test: no network, no leftovers, no error that only the log would tell; and a browser."""

import logging
import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.utils.translation import override
from xdist.scheduler import LoadFileScheduling

from core.memory import forget

if TYPE_CHECKING:
    from xdist.scheduler.protocol import Scheduling

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "Scheduling":
    """Give each module to one worker: what a module makes once is made once."""
    return LoadFileScheduling(config, log)


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test must not use the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def logged_errors_fail(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which something was logged as an error."""
    yield
    told = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert told == []


@pytest.fixture(autouse=True)
def clean_caches() -> None:
    """Forget what another test has put into a cache."""
    for cache in caches.all():
        cache.clear()
    forget()


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Begin each test in French; a request of the test client leaves its language behind."""
    with override("fr"):
        yield


@pytest.fixture(scope="session")
def database_beside_the_browser() -> Iterator[None]:
    """Let tests use the database: Playwright runs a loop in this thread, which makes Django refuse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, database_beside_the_browser):
    """Start the browser that `bin/test` has found; as root it has no sandbox."""
    return browser_type_launch_args | {
        "executable_path": os.environ["BROWSER_BIN"],
        "args": ["--no-sandbox"] if os.geteuid() == 0 else [],
    }


@pytest.fixture(scope="session")
def base_url() -> str:
    """Take the place of the fixture of pytest-base-url, at which pytest 9 warns; a test names its server."""
    return ""
