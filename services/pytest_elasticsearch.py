"""A pytest plugin: the Elasticsearch of the run, with names of each worker's own."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from services.elasticsearch.server import Server


@pytest.fixture(scope="session")
def elasticsearch_server() -> Server:
    """The server that `bin/test` has started or was given."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.fail("There is no Elasticsearch: run bin/test, or set ELASTICSEARCH_URL.")
    key, certificates = (os.environ.get(f"ELASTICSEARCH_{name}", "") for name in ("API_KEY", "CA_CERTS"))
    return Server(url, key, certificates)


@pytest.fixture(scope="session")
def search_index_prefix(elasticsearch_server: Server, worker_id: str) -> Iterator[str]:
    """What the names of this worker's indices and synonyms begin with; they go with the run."""
    leader = os.getpid() if worker_id == "master" else os.getppid()
    prefix = f"m4d-test-{leader}-{worker_id}"
    yield prefix
    elasticsearch_server.remove(prefix)


@pytest.fixture
def elasticsearch_url(settings: Any, elasticsearch_server: Server, search_index_prefix: str) -> str:
    """Turn Elasticsearch on for one test, in the settings too; its address."""
    settings.ELASTICSEARCH_URL = elasticsearch_server.url
    settings.SEARCH_INDEX_PREFIX = search_index_prefix
    return elasticsearch_server.url
