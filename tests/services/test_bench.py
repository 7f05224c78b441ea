"""What the measures write into the documents."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from services.bench import load, projects, relevance, search, spreadsheets
from services.bench.sections import rewrite


def test_a_section_is_written_anew_and_the_others_stay(tmp_path):
    file = tmp_path / "performance.md"
    file.write_text("# Performance\n\n## Pages\n\nold\n\n### Detail\n\nold\n\n## Search\n\nkept\n")

    rewrite(file, "Pages", "new\n")
    rewrite(file, "Added", "last")

    assert file.read_text() == "# Performance\n\n## Pages\n\nnew\n\n## Search\n\nkept\n\n## Added\n\nlast\n"


def test_the_relevance_of_engines_is_told_by_language_and_kind():
    asked = {"recall": 0.5, "success": 1.0, "found": ["a"]}
    lines = [
        asked | {"engine": "E", "language": "fr", "kind": "typo", "ndcg": 0.5},
        asked | {"engine": "E", "language": "en", "kind": "code", "ndcg": 1.0, "found": []},
    ]

    assert list(relevance.by_engine(lines))[2:] == ["| E | 0.750 | 0.500 | 1.000 | 1 | 0.500 | 1.000 |"]
    assert list(relevance.by_kind(lines))[2:] == ["| code | 1 | 1.00 |", "| typo | 1 | 0.50 |"]


FIGURES = {
    "documents": 20_000, "rate": 1190.4, "bare": [1.4, 8], "full": [8.7, 73], "view": [13.9, 43],
    "suggest": [4, 12], "nothing": [9, 30], "requests": 3, "statements": 0, "bytes": 113e6, "memory": 620e6,
}  # fmt: skip


def test_the_speed_of_the_search_is_told_by_size():
    assert search.row(FIGURES) == (
        "| 20,000 | 1.4 / 8.0 | 8.7 / 73.0 | 6.2 | 13.9 / 43.0 | 5.2 | 4.0 / 12.0 | 9.0 / 30.0 | 1.0 | 0 | 3 | 1190 "
        "| 113 MB | 620 MB |\n"
    )


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ({}, 0),
        ({"bare": [0.7, 1]}, 1),
        ({"view": [18.8, 20]}, 1),
        ({"suggest": [4, 31]}, 1),
        ({"nothing": [35, 40]}, 1),
    ],
)
def test_goals_of_speed_that_are_missed_are_told(figures, number):
    assert len(list(search.missed(FIGURES | figures))) == number


def test_editors_who_wait_for_an_engine_that_hangs_are_told():
    editing = {"without": {"publish": 100, "delete": 100}, "hanging": {"publish": 121, "delete": 119}}

    assert [fault.split()[1] for fault in search.missed_by_editors(editing)] == ["publish"]


class Answers(BaseHTTPRequestHandler):
    """Answers as the portal does, and as it must not."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kind = self.path.rpartition("=")[2]
        body = {"empty": b"<title>mot : 0 r\xc3\xa9sultat</title>"}.get(
            kind, b"<title>mot : 10 r\xc3\xa9sultats</title>"
        )
        self.send_response(500 if kind == "broken" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing."""


def test_each_search_under_load_is_told_by_its_answer():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever).start()
        under = load.Load(f"http://127.0.0.1:{server.server_port}", ["mot", "empty", "broken"], rate=90, seconds=0.5)
        under.run()
        server.shutdown()

    assert under.found == {"by Elasticsearch": 15, "empty": 15, "answer 500": 15}
    assert under.faults == ["15 answer 500", "15 empty"]


IMPORT = {
    "rows": 5000, "memory": 410e6, "load": 7.04, "cores": 2,
    "send new": 4.21, "check new": 44.5, "import new": 58.9, "undo new": 120.6,
    "send changed": 0.2, "check changed": 18.6, "import changed": 127.8, "undo changed": 108.2,
}  # fmt: skip


def test_an_import_is_told_by_step_and_held_to_its_goals():
    told = spreadsheets.section(IMPORT)

    assert "5,000 invented projects" in told
    assert "| new | 4.2 | 44.5 | 58.9 | 120.6 |" in told
    assert "410 MB at most. The load of the machine was 7.0 on 2 cores." in told
    assert list(spreadsheets.missed(IMPORT)) == []
    assert len(list(spreadsheets.missed(IMPORT | {"memory": 6e8, "import changed": 170.0}))) == 2


def many(number: int, milliseconds: float, queries: int = 12) -> dict:
    """Return figures of the list of some projects."""
    return {"engine": "database", "projects": number} | {
        name: {"ms": milliseconds, "queries": queries} for name in projects.LISTS
    }


def test_the_speed_of_the_list_of_projects_is_told_as_a_ratio():
    lines = list(projects.table([many(123, 50), many(20_000, 100)]))

    assert lines[-1] == f"| database | 20,000 | {' | '.join(['100 (2.0)'] * 5)} | 12 |\n"


def with_files(size, memory):
    """Return figures of some projects with those of their files."""
    file = {"seconds": 12.34, "bytes": 25e6, "memory": memory}
    return many(size, 50) | {"csv": file, "xlsx": file}


def test_files_of_many_projects_are_told_and_may_not_take_memory_for_each():
    found = [many(123, 50), with_files(2_000, 10e6), with_files(20_000, 16e6)]

    assert list(projects.exports(found))[1] == (
        "- database, 20,000 rows as CSV: 12.3 s, 25.0 MB; memory 16.0 MB (1.6)\n"
    )
    assert len(list(projects.missed(found))) == len(projects.FORMATS)
    assert list(projects.missed([*found[:2], with_files(20_000, 15e6)])) == []


@pytest.mark.parametrize(("figures", "number"), [((199, 12), 0), ((201, 12), 1), ((100, 13), len(projects.LISTS))])
def test_goals_of_the_list_of_projects_that_are_missed_are_told(figures, number):
    assert len(list(projects.missed([many(123, 50), many(20_000, *figures)]))) == number
