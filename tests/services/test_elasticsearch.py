"""The local Elasticsearch node, started for real: as root and as a normal user."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.elasticsearch import ElasticsearchError, address, building, running
from services.elasticsearch.fetching import fetch, pinned
from services.elasticsearch.node import Node
from services.elasticsearch.selftest import faults
from services.elasticsearch.server import Server
from services.fingerprints import CHECKOUT
from tests.services.ports import is_free

NO_NETWORK = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:1")
NO_NETWORK |= {"UV_HTTP_RETRIES": "0"}
COMMAND = [sys.executable, "-m", "services.elasticsearch"]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A node of these tests' own."""
    with running() as it:
        yield it


@contextmanager
def typed(*arguments: str, **environment: str) -> Iterator[subprocess.Popen]:
    """A command of the service in a process of its own, which the test may kill."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=CHECKOUT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1])


def seconds_of_work(process: subprocess.Popen) -> float:
    """What a process has used of the processors until now: the same on a busy machine."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_analysis_is_that_of_the_official_distribution(elasticsearch_server):
    assert list(faults(elasticsearch_server)) == []


def test_selftest_shows_its_key_to_the_server_it_is_given():
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with typed("selftest", f"--url={url}", ELASTICSEARCH_API_KEY="a-key"), server.accept()[0] as connection:
            request = connection.recv(10_000)

    assert b"Authorization: ApiKey a-key\r\n" in request


def test_selftest_leaves_nothing_on_the_server(node):
    server = Server(node.url)

    assert list(faults(server)) == []

    assert server.ask("GET", "m4d-*?expand_wildcards=all") == {}
    assert server.ask("GET", "_synonyms")["results"] == []


def test_a_test_that_asks_has_elasticsearch_in_the_settings(elasticsearch_url, search_index_prefix, settings):
    assert (elasticsearch_url, search_index_prefix) == (settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_PREFIX)


def test_other_tests_have_none(settings):
    assert (settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_PREFIX) == ("", "m4d")


def test_a_wrong_expectation_is_a_fault(elasticsearch_server, monkeypatch):
    monkeypatch.setattr("services.elasticsearch.selftest.ANALYZERS", {"french": ("Les droits", ["droits"])})

    assert len(list(faults(elasticsearch_server))) == 1


def test_node_is_ready_within_five_seconds_of_work(node):
    assert node.url.startswith("http://127.0.0.1:")
    assert seconds_of_work(node.process) < 5


def test_node_has_the_pinned_version_and_listens_on_this_machine_only(node):
    answer = Server(node.url).ask("GET", "_nodes/_local/http,transport,jvm")["nodes"].popitem()[1]

    assert answer["version"] == building.version()
    assert {answer[kind]["publish_address"].split(":")[0] for kind in ("http", "transport")} == {"127.0.0.1"}
    assert answer["jvm"]["mem"]["heap_max_in_bytes"] <= 512 * 1024 * 1024


def test_node_ends_with_its_block_and_frees_its_folder(tmp_path):
    for _ in range(2):
        with running(tmp_path) as node:
            assert address(tmp_path) in ("", node.url)
            assert address(tmp_path) == node.url

        assert is_free(port_of(node.url), within=3)
        assert address(tmp_path) == ""


def test_documents_are_there_after_a_restart(tmp_path):
    with running(tmp_path) as node:
        Server(node.url).ask("PUT", "kept/_doc/1", {"text": "un mot"})

    with running(tmp_path) as node:
        assert Server(node.url).ask("GET", "kept/_doc/1")["_source"] == {"text": "un mot"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_node_ends_with_its_launcher_however_that_ends(number, tmp_path):
    with typed("run", f"--folder={tmp_path}", "--port=0") as process:
        port = port_of(process.stdout.readline().strip())

        process.send_signal(number)

        assert is_free(port, within=3)


def test_an_interrupted_command_says_so_with_its_exit_code_and_keeps_no_temporary_data(tmp_path):
    with typed("run", "--temporary", "--port=0", TMPDIR=str(tmp_path)) as process:
        process.stdout.readline()

        process.send_signal(signal.SIGTERM)

        assert process.wait() == 128 + signal.SIGTERM
        assert list(tmp_path.iterdir()) == []


def test_second_build_needs_no_network():
    with typed("build", **NO_NETWORK) as process:
        output = process.stdout.read()
        process.wait()

    assert (process.returncode, output) == (0, f"{building.home()}\n")


def test_first_build_without_network_says_what_failed(tmp_path):
    with typed("build", XDG_CACHE_HOME=str(tmp_path), **NO_NETWORK) as process:
        output = process.stdout.read()
        process.wait()

    assert process.returncode == 1
    assert "Elasticsearch could not be built. Fetching Java failed:\n" in output
    assert "Traceback" not in output


def test_no_java_of_the_machine_has_a_say(tmp_path):
    wrong = tmp_path / "java"
    wrong.write_text("#!/bin/sh\nexit 1\n")
    wrong.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    java = {"JAVA_HOME": str(tmp_path), "JAVA_TOOL_OPTIONS": "-Xmx1m", "JDK_JAVA_OPTIONS": "--wrong"}

    with typed("run", f"--folder={tmp_path}", "--port=0", PATH=path, **java) as process:
        assert process.stdout.readline().startswith("Elasticsearch is ready: http://127.0.0.1:")


def test_a_build_with_another_jar_is_none(tmp_path, monkeypatch):
    copy = tmp_path / "build"
    shutil.copytree(building.home(), copy, copy_function=os.symlink)
    monkeypatch.setattr(building, "home", lambda: copy)
    before = building.is_built()
    jar = next(copy.glob("lib/lucene-core-*.jar"))
    jar.unlink()
    jar.write_bytes(b"other bytes")

    assert (before, building.is_built()) == (True, False)


def test_a_jar_with_other_bytes_is_refused(tmp_path, monkeypatch):
    class Artifact:
        def __init__(self, coordinates, repository):
            self.path = repository / "file.jar"

        def resolve(self):
            self.path.write_bytes(b"other bytes")
            return self.path

    monkeypatch.setattr("services.elasticsearch.fetching._artifact", Artifact)

    with pytest.raises(RuntimeError, match=r"org\.elasticsearch:.* could not be fetched: other bytes"):
        fetch([jar for jar in pinned() if jar.name.startswith("elasticsearch-9")], tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_busy_port_is_explained_with_the_log():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        running(port=server.getsockname()[1]) as node,
        pytest.raises(ElasticsearchError, match=r"did not start; the end of .*log:\n[\s\S]*Address already in use"),
    ):
        assert node.url


def test_folder_of_a_running_node_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("services.elasticsearch.node.PATIENCE_WITH_ANOTHER", 0)

    with running(tmp_path), pytest.raises(ElasticsearchError, match="Another Elasticsearch uses"), running(tmp_path):
        pass
