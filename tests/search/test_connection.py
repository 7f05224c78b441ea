"""Readers and editors when the search engine is stopped, hangs or refuses."""

import socket
import time

import pytest
from django.test import Client

from news.models import NewsPage
from search.elastic.connection import breaker
from search.elastic.indexes import indexes_behind
from search.models import Entry
from search.tasks import bring_up_to_date as task
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def guichet():
    page = make_page(NewsPage, title="Guichet d’accueil", language="fr")
    bring_up_to_date()
    return page


@pytest.fixture
def hanging(settings):
    """Give an address that takes connections and never answers."""
    server = socket.create_server(("127.0.0.1", 0))
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
    breaker.mend()
    yield
    server.close()
    breaker.mend()


@pytest.fixture
def stopped(settings):
    """Give an address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
    breaker.mend()
    yield
    breaker.mend()


@pytest.fixture(params=["hanging", "stopped"])
def lost(request, guichet):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_database_answers_with_a_notice(language, lost, client):
    answers = [client.get(f"/{language}/search/", {"q": "guichet"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    notice = {"fr": "Recherche simplifiée", "en": "Simplified search", "es": "Búsqueda simplificada"}[language]
    assert all(notice in answer.content.decode() for answer in answers)
    assert "Guichet" in answers[1].content.decode()


def test_a_reader_waits_for_a_moment_once(lost, client):
    def seconds():
        began = time.monotonic()
        client.get("/fr/search/", {"q": "guichet"})
        return time.monotonic() - began

    first, next_one = [], []
    for _ in range(3):  # the best of three: others use this machine too
        breaker.mend()
        first.append(seconds())
        next_one.append(seconds())

    assert min(first) <= 2
    assert min(next_one) <= 0.3


def test_the_database_answers_while_a_language_has_no_index(guichet, elastic, client):
    elastic.indices.delete(index=indexes_behind(elastic, "en"))

    answer = client.get("/fr/search/", {"q": "guichet"})

    assert "Recherche simplifiée" in answer.content.decode()
    assert "Guichet" in answer.content.decode()


def test_an_editor_does_not_wait_and_nothing_is_lost(lost, guichet):
    started = time.monotonic()
    guichet.title = "Comptoir"
    guichet.save_revision().publish()

    assert time.monotonic() - started < 1.5
    assert Entry.objects.to_draw().filter(pk=guichet.pk).exists()


def test_what_is_not_taken_is_tried_again_later(stopped, guichet):
    Entry.objects.mark([guichet.pk])

    task.call()

    entry = Entry.objects.get(pk=guichet.pk)
    assert entry.tries == 1
    assert entry.next_try_at is not None
    assert entry.drawn_version > entry.sent_version


def test_after_the_return_of_the_engine_everything_is_sent(guichet, elastic):
    Entry.objects.mark([guichet.pk])
    bring_up_to_date()

    entry = Entry.objects.get(pk=guichet.pk)
    assert entry.drawn_version == entry.sent_version
    assert "Recherche simplifiée" not in Client().get("/fr/search/", {"q": "guichet"}).content.decode()
