"""`bin/run`, as the README promises it: on a migrated database; the content has tests of its own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import Mock

import pytest

import services.run
from services.fingerprints import CHECKOUT
from services.processes import Interrupted, Processes
from services.pytest_database import DATABASE
from services.run import start_search
from services.stamps import FILE, Stamps, identity_of_database
from tests.services.ports import is_free

UNSET = "unset"
NO_NETWORK = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:1")
NOBODY_THERE = "postgres://portal:hidden@127.0.0.1:1/m4dnet"
Run = Callable[..., subprocess.Popen]


@pytest.fixture
def port() -> int:
    """A free port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def database(request, django_db_setup, port) -> Iterator[str]:
    """A database that is migrated and noted as prepared, so that nothing is loaded."""
    stamps = FILE.read_bytes() if FILE.exists() else None
    with request.config.stash[DATABASE].another() as url:
        Stamps(f"http://localhost:{port}").keep_database(identity_of_database(url))
        yield url
    if stamps is None:
        FILE.unlink()
    else:
        FILE.write_bytes(stamps)


@pytest.fixture
def run() -> Iterator[Run]:
    """Start `bin/run` with some environment; it ends with the test at the latest."""
    started = []

    def start(**environment: object) -> subprocess.Popen:
        values = {name: value for name, value in os.environ.items() if name != "PORTAL_URL"}
        values |= {name: str(value) for name, value in environment.items()}
        values = {name: value for name, value in values.items() if value != UNSET}
        process = subprocess.Popen(
            ["bin/run"], cwd=CHECKOUT, env=values, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def lines_until_ready(process: subprocess.Popen) -> list[str]:
    """Read what the command prints up to the line that says it is ready."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("M4D Net is ready"):
            return lines
    raise AssertionError("".join(lines))


def port_of_search(lines: list[str]) -> int:
    """The port of the Elasticsearch that was started."""
    return int(next(line for line in lines if line.startswith("Elasticsearch is ready: ")).rsplit(":", 1)[1])


@pytest.mark.parametrize("wrong", ["http", "0", "65536", "-1"])
def test_wrong_port_is_explained(wrong, run):
    process = run(PORT=wrong)

    assert process.communicate()[0] == "PORT is wrong: expected a number from 1 to 65535.\n"
    assert process.returncode == 2


def test_busy_port_is_explained(port, run):
    with socket.create_server(("127.0.0.1", port)):
        process = run(PORT=port)
        output = process.communicate()[0]

    assert output == f"Port {port} is in use; choose another: PORT={port + 1} bin/run\n"
    assert process.returncode == 2


@pytest.mark.parametrize("url", [NOBODY_THERE, "hidden", "postgres://portal:hidden@127.0.0.1:port/m4dnet"])
def test_database_that_does_not_answer_is_explained_without_its_password(url, port, run):
    process = run(PORT=port, DATABASE_URL=url)
    output = process.communicate()[0]

    assert output.startswith("DATABASE_URL is wrong")
    assert "hidden" not in output
    assert process.returncode == 2


def test_a_command_finds_the_database_of_the_first_run():
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    statement = "from django.db import connection; connection.ensure_connection(); print(connection.vendor)"
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", statement]

    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "postgresql", "")


def test_portal_answers_and_ends_on_ctrl_c_with_all_it_started(port, database, run):
    process = run(PORT=port, DATABASE_URL=database, ELASTICSEARCH_URL=UNSET)
    lines = lines_until_ready(process)

    assert f"http://localhost:{port} " in lines[-1]
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/").url == f"http://127.0.0.1:{port}/fr/"
    process.send_signal(signal.SIGINT)
    assert process.communicate()[0] == "Stopping.\n"
    assert process.returncode == 0
    assert is_free(port, within=15)
    assert is_free(port_of_search(lines), within=15)


def test_portal_leaves_nothing_behind_when_it_is_killed(port, database, run):
    process = run(PORT=port, DATABASE_URL=database, ELASTICSEARCH_URL=UNSET)
    lines = lines_until_ready(process)
    assert not is_free(port_of_search(lines), within=0.1)

    process.kill()

    assert is_free(port_of_search(lines), within=3)
    process.communicate()  # comes to its end when all that write to its output have ended
    assert is_free(port, within=15)


def test_portal_runs_without_elasticsearch_and_says_what_to_type(port, database, run, tmp_path):
    process = run(PORT=port, DATABASE_URL=database, ELASTICSEARCH_URL=UNSET, XDG_CACHE_HOME=tmp_path, **NO_NETWORK)

    lines = lines_until_ready(process)

    assert "Elasticsearch could not be built. Fetching Java failed:\n" in lines
    assert (
        "The search is that of the database. To try again: .venv/bin/python -m services.elasticsearch build\n" in lines
    )


def test_portal_starts_no_elasticsearch_where_one_is_given_or_none_wanted():
    with Processes() as processes:
        found = [start_search(processes, {"ELASTICSEARCH_URL": url}, True) for url in ("http://127.0.0.1:9200", "")]

        assert (found, processes.running) == (["", ""], {})


def noting(ended: list[str], value: object) -> Callable[..., AbstractContextManager]:
    """Make a stand-in for what gives a value for a while; it notes its end."""

    @contextmanager
    def enter(*arguments: object) -> Iterator[object]:
        try:
            yield value
        finally:
            ended.append(type(value).__name__)

    return enter


def test_programs_end_before_the_database_that_they_use(monkeypatch):
    ended = []
    monkeypatch.setattr(services.run, "running", noting(ended, NOBODY_THERE))
    monkeypatch.setattr(services.run, "Processes", noting(ended, Processes()))
    monkeypatch.setattr(services.run, "prepare", Mock(side_effect=Interrupted(signal.SIGINT)))
    monkeypatch.setattr(services.run, "interrupt_on_signals", Mock())
    monkeypatch.setenv("ELASTICSEARCH_URL", "")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert services.run.main() == 128 + signal.SIGINT
    assert ended == ["Processes", "str"]
