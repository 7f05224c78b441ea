"""Whatever stands in the address of the list of projects, it is answered; with either engine."""

import random
from urllib.parse import quote_from_bytes

import pytest
from django.test import RequestFactory

from projectdb.facets import FILTERS
from projectdb.figures import Figures
from projectdb.listing import Listing
from projectdb.models import ProjectPage
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
URL = "/fr/projets/"
QUERIES, PAGES = 1_000, 40  # with each engine: addresses that are read, and those whose page is drawn
NAMES = [*(one.name for one in FILTERS), "q", "sort", "page", "since", "until", "view", "type", "", "q[]", "é"]
VALUES = (
    "SN", "jobs", "EUR", "100000", "budget", "title", "newest", "2014", "1", "2", "-1", "0", "9" * 400, "1e9", "NaN",
    "\0", "\u202e", "\ud7ff", "'; DROP TABLE search_entry; --", "<script>alert(1)</script>", '"', "%s", "{0}", "\\",
    "*", "appui OR", "-appui", '"appui', "(", "x" * 2_000, "\u062f" * 50, "2014-13-45", "10000-01-01", "\u0662\u0660",
    "\r\nSet-Cookie: a=b",
)  # fmt: skip


def query_by(chance: random.Random) -> str:
    """Return a query of parameters, known and unknown, right and absurd, now and then of bytes that are no text."""
    pairs = []
    for _ in range(chance.randint(0, 12)):
        value = chance.choice(VALUES).encode("utf-8", "surrogatepass") if chance.random() < 0.9 else chance.randbytes(9)
        pairs.append(f"{quote_from_bytes(chance.choice(NAMES).encode())}={quote_from_bytes(value)}")
    if chance.random() < 0.1:
        pairs += [f"theme={number}" for number in range(60)]
    return "&".join(pairs)


@pytest.fixture
def some_projects(up_to_date):
    ProjectPageFactory(origin="SN", destination="IT", themes=["jobs"], budget_amount=5, budget_currency="EUR")
    ProjectPageFactory(origin="NP")
    up_to_date()


def test_any_query_is_read_and_answered(some_projects):
    chance, projects = random.Random(2026), ProjectPage.objects.shown()

    for _ in range(QUERIES):
        query = query_by(chance)
        found = Listing(RequestFactory().get(f"{URL}?{query}"), URL, projects)
        assert len(found.entries.object_list) <= found.entries.paginator.count, query
        assert all(option.count >= 0 for options in found.shown.options.values() for option in options), query
        assert [found.places, found.theme_bars, found.years, found.ways, found.files], query


def test_any_query_has_its_figures(some_projects):
    chance, projects = random.Random(2027), ProjectPage.objects.shown()

    for _ in range(QUERIES // 4):
        query = query_by(chance)
        found = Figures(RequestFactory().get(f"{URL}?{query}"), f"{URL}stats/", URL, projects)
        assert all(row.bar.count <= found.total for table in found.tables for row in table.rows), query
        assert found.budget_count <= found.total, query
        assert all(count >= 0 for _year, count in found.years), query


@pytest.mark.parametrize("path", ["", "stats/", "projects.json"])
def test_any_query_has_its_page(path, some_projects, client):
    chance, url = random.Random(path), ProjectPage.objects.first().get_parent().url

    for _ in range(PAGES):
        query = query_by(chance)
        response = client.get(f"{url}{path}?{query}")
        assert response.status_code == 200, query
        assert b"<script>alert" not in b"".join(response), query


@pytest.mark.parametrize("path", ["", "stats/", "projects.json"])
@pytest.mark.parametrize("words", ["the", "de la", "*", "%27", "\u0662"])
def test_words_that_say_nothing_have_a_page(words, path, some_projects, client):
    url = ProjectPage.objects.first().get_parent().url

    assert client.get(f"{url}{path}", {"q": words}).status_code == 200
