"""Whatever befalls the search engine, readers search, editors publish, and afterwards nothing is lost."""

import datetime
import json
import signal
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from news.models import NewsPage
from search.checking import compare
from search.elastic.connection import breaker
from search.elastic.indexes import alias_of, indexes_behind
from search.elastic.rebuilding import rebuild
from search.models import Entry
from services.elasticsearch import running
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]
NOTICE = "Recherche simplifiée"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Let the worker wait for a second only, not for thirty."""
    monkeypatch.setattr("search.elastic.connection.WRITING", 1)


@pytest.fixture
def reader(client, django_capture_on_commit_callbacks):
    """Give what happens while something is wrong: somebody searches, an editor publishes, the worker works."""

    def go_on(page):
        first, second = (client.get("/fr/search/", {"q": "guichet"}).content.decode() for _ in range(2))
        assert "Guichet" in first
        assert "Guichet" in second
        page.title = "Comptoir"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        work()
        return first

    return go_on


def work():
    """Do what the worker does with all that may be done now; it would close the connection of the test."""
    while waiting := DBTaskResult.objects.ready().first():
        waiting.claim("worker")
        waiting.task.call(*waiting.task_result.args)
        waiting.set_successful(None)


def let_pass(seconds):
    """Let time pass for everything that waits."""
    span = datetime.timedelta(seconds=seconds)
    breaker.closed_until -= seconds
    Entry.objects.update(next_try_at=F("next_try_at") - span)
    DBTaskResult.objects.update(run_after=F("run_after") - span)


def is_whole_within_a_minute(client):
    """Say whether readers and editors have all of the search again, without anybody's hand."""
    for _ in range(2):
        let_pass(30)
        work()
    answers = [client.get("/fr/search/", {"q": text}).content.decode() for text in ("comptoir", "guichet")]
    assert not any(NOTICE in answer for answer in answers)
    assert ["<mark>Comptoir</mark>" in answer for answer in answers] == [True, False]
    return compare().count == 0


@pytest.fixture
def guichet(elastic):
    return make_guichet()


def make_guichet():
    page = make_page(NewsPage, title="Guichet", language="fr")
    bring_up_to_date()
    return page


@contextmanager
def refusing(settings, status, error):
    """Put a server in the place of the search engine that answers every request with an error."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = error if isinstance(error, str) else json.dumps({"error": error, "status": status})
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if isinstance(error, str) else "application/json")
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        do_GET = do_POST = answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, *_args):
            """Say nothing."""

    url = settings.ELASTICSEARCH_URL
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.server_port}"
        yield
        settings.ELASTICSEARCH_URL = url
        server.shutdown()


def described(kind, reason, **more):
    """Return an error as the engine puts it into its answers."""
    return {"type": kind, "reason": reason, "root_cause": [{"type": kind, "reason": reason}], **more}


UNKNOWN_KEY = described("security_exception", "unable to authenticate with provided credentials")
FEW_RIGHTS = described("security_exception", "action [indices:data/read/msearch] is unauthorized for API key")
OTHER_VERSION = described(
    "media_type_header_exception",
    "Invalid media-type value on headers [Accept, Content-Type]",
    caused_by={"type": "status_exception", "reason": "Accept version must be either version 8 or 7, but found 9."},
)


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        (401, UNKNOWN_KEY, "unable to authenticate"),
        (403, FEW_RIGHTS, "is unauthorized"),
        (400, OTHER_VERSION, "must be either version 8 or 7, but found 9"),
        (502, "<h1>Bad gateway</h1>", "502"),
    ],
    ids=["a wrong key", "a key with few rights", "another major version", "a proxy without a server"],
)
def test_an_engine_that_refuses_is_told_in_one_line(status, error, told, settings, guichet, reader, client, caplog):
    with refusing(settings, status, error):
        answer = reader(guichet)

    lines = [record.getMessage() for record in caplog.records if record.name == "search.elastic.connection"]
    assert NOTICE in answer
    assert len(lines) == 1
    assert told in lines[0]
    assert is_whole_within_a_minute(client)


def test_a_full_disk_stops_writing_and_not_reading(guichet, elastic, reader, client):
    names = [name for code in ("fr", "en", "es") for name in indexes_behind(elastic, code)]
    elastic.indices.put_settings(index=names, settings={"index.blocks.read_only_allow_delete": True})
    try:
        answer = reader(guichet)
    finally:
        elastic.indices.put_settings(index=names, settings={"index.blocks.read_only_allow_delete": None})

    assert NOTICE not in answer
    assert is_whole_within_a_minute(client)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_index_that_somebody_deleted_is_built_anew(language, guichet, elastic, reader, client):
    elastic.indices.delete(index=indexes_behind(elastic, language))

    assert NOTICE in reader(guichet)
    assert is_whole_within_a_minute(client)


def test_an_index_is_built_anew_without_any_edit(guichet, elastic, client):
    elastic.indices.delete(index=indexes_behind(elastic, "fr"))

    client.get("/fr/search/", {"q": "guichet"})
    work()

    assert compare().count == 0


def test_the_engine_makes_no_index_of_its_own(guichet, elastic, monkeypatch):
    monkeypatch.setattr("search.sending.rebuild_lost", lambda: False)  # deleted a moment later
    elastic.indices.delete(index=indexes_behind(elastic, "fr"))
    Entry.objects.mark([guichet.pk])

    bring_up_to_date()

    assert not elastic.indices.exists(index=alias_of("fr"))
    assert Entry.objects.get(pk=guichet.pk).tries == 1


@pytest.fixture
def place(tmp_path, settings):
    """Give folder and port of a search engine of the test's own."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
    breaker.mend()
    yield tmp_path, port
    breaker.mend()


@contextmanager
def own_engine(place):
    """Give the process of an engine that answers."""
    with running(*place) as node:
        assert node.url
        yield node.process


def test_after_a_kill_and_a_restart_nothing_is_lost(place, reader, client):
    with own_engine(place) as process:
        rebuild()
        page = make_guichet()
        process.kill()
        process.wait()
        answer = reader(page)

    with own_engine(place):
        assert NOTICE in answer
        assert is_whole_within_a_minute(client)


def test_a_node_that_hangs_takes_up_all_when_it_goes_on(place, reader, client):
    with own_engine(place) as process:
        rebuild()
        page = make_guichet()
        process.send_signal(signal.SIGSTOP)
        try:
            answer = reader(page)
        finally:
            process.send_signal(signal.SIGCONT)

        assert NOTICE in answer
        assert is_whole_within_a_minute(client)
