"""What holds for every test: no network, no leftovers of another test, no error that only the log would tell."""

import logging
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
