"""Both engines of the search, under the same tests."""

from collections.abc import Callable, Iterator

import pytest
from elasticsearch import Elasticsearch

from core.memory import forget
from search.drawing import draw_marked
from search.elastic.connection import breaker
from search.elastic.rebuilding import rebuild
from search.sending import send_drawn

Refresh = Callable[[], None]


@pytest.fixture
def elastic(settings: object, elasticsearch_url: str) -> Iterator[Elasticsearch]:
    """Give a running search engine that the portal uses, without indexes of another test."""
    settings.ELASTICSEARCH_URL = elasticsearch_url  # type: ignore[attr-defined]
    breaker.mend()
    engine = Elasticsearch(elasticsearch_url, request_timeout=30)
    yield engine
    engine.indices.delete(index=f"{settings.SEARCH_INDEX_PREFIX}-*", ignore_unavailable=True)  # type: ignore[attr-defined]
    breaker.mend()


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
        rebuild(is_forced=True)
    return bring_up_to_date
