"""The way to the search engine, and what happens when it is closed.

A reader waits `PATIENCE` seconds at most, once: after a failure nobody asks for `PAUSE` seconds, and the database
answers at once. Writing has a longer patience and no pause: the worker tries again by itself.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

PATIENCE = 1.5  # seconds
BESIDE = 0.3  # seconds that what stands beside a page may take
WALKING = 10  # seconds for each part of an answer that is a whole list, for a file
PAUSE = 30  # seconds
WRITING = 30  # seconds
NO_INDEX = "index_not_found_exception"  # as the engine calls it

logger = logging.getLogger(__name__)


class Unavailable(Exception):
    """The engine is not configured, does not answer in time, or answers with an error."""


class IndexLost(Unavailable):
    """The engine has no index of that name: it is new, or somebody has deleted it."""


class Breaker:
    """Remembers for a while, for all threads of a process, that asking is of no use."""

    def __init__(self) -> None:
        self.closed_until = 0.0
        self.lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether the way is cut."""
        return time.monotonic() < self.closed_until

    def cut(self) -> None:
        """Ask no more for a while."""
        with self.lock:
            self.closed_until = time.monotonic() + PAUSE

    def mend(self) -> None:
        """Ask again."""
        self.closed_until = 0.0


breaker = Breaker()


def is_configured() -> bool:
    """Whether the portal has a search engine."""
    return bool(settings.ELASTICSEARCH_URL)


@cache
def _client(url: str, patience: float, options: tuple[tuple[str, Any], ...]) -> Elasticsearch:
    return Elasticsearch(url, request_timeout=patience, max_retries=0, retry_on_timeout=False, **dict(options))


def client(patience: float) -> Elasticsearch:
    """Return the client; `patience` in seconds."""
    if not is_configured():
        raise Unavailable("no search engine is configured")
    return _client(settings.ELASTICSEARCH_URL, patience, tuple(sorted(settings.ELASTICSEARCH_OPTIONS.items())))


@contextmanager
def reading(patience: float = PATIENCE) -> Iterator[Elasticsearch]:
    """Give the client of readers; raise `Unavailable` at once while the way is cut. `patience` is in seconds."""
    if breaker.is_open:
        raise Unavailable("it did not answer a moment ago")
    try:
        yield client(patience)
    except (TransportError, ApiError) as error:
        breaker.cut()
        logger.warning("The search engine failed, the database answers for %s s: %s", PAUSE, described(error))
        kind = IndexLost if error.message == NO_INDEX else Unavailable
        raise kind(described(error)) from error


@contextmanager
def writing() -> Iterator[Elasticsearch]:
    """Give the client of the worker; a failure raises `Unavailable`."""
    try:
        yield client(WRITING)
    except (TransportError, ApiError) as error:
        raise Unavailable(described(error)) from error


def described(error: Exception) -> str:
    """Return an error on one line without what was sent."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
