"""Both engines of the search, under the same tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from elasticsearch import Elasticsearch

from core.memory import forget
from search.checking import versions_in
from search.drawing import draw_marked
from search.elastic.concepts import send_concepts
from search.elastic.connection import breaker, reading
from search.elastic.indexes import alias_of, indexes_behind, languages
from search.elastic.rebuilding import rebuild
from search.sending import send_drawn

PATIENCE = 30  # seconds
Refresh = Callable[[], None]


@pytest.fixture
def elastic(elasticsearch_url: str, db: None) -> Iterator[Elasticsearch]:
    """Give a running search engine that the portal uses, without indexes of another test."""
    breaker.mend()
    engine = Elasticsearch(elasticsearch_url, request_timeout=30)
    empty(engine)
    yield engine
    empty(engine)
    breaker.mend()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the portal wait for the engine: on a busy machine the database would answer, which counts other words."""
    monkeypatch.setattr("search.elastic.engine.reading", lambda *_patience: reading(PATIENCE))


@pytest.fixture
def queue(settings: Any) -> None:
    """Queue tasks in the database, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def empty(engine: Elasticsearch) -> None:
    """Give each language an index without a document; indexes are dear to make and kept for the next test."""
    send_concepts(engine, settings.SEARCH_INDEX_PREFIX)
    for language in languages():
        if indexes_behind(engine, language):
            head = {"_index": alias_of(language), "version": next_version(), "version_type": "external"}
            deletions = [{"delete": head | {"_id": str(pk)}} for pk, _version in versions_in(engine, language)]
            if deletions:
                engine.bulk(operations=deletions, refresh=True)
        else:
            rebuild(is_forced=True)


def next_version() -> int:
    """Return a version above that of every entry."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('search_version')")
        return cursor.fetchone()[0]


def bring_up_to_date() -> None:
    """Do what the worker does."""
    forget()
    draw_marked()
    send_drawn()


@pytest.fixture(params=["database", "elasticsearch"])
def up_to_date(request: pytest.FixtureRequest, db: None) -> Refresh:
    """Give what brings the search up to date; each test runs with either engine."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elastic")
    return bring_up_to_date
