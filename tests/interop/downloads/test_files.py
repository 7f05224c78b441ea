"""The files of the list of projects: the same projects as the list, whatever engine answers."""

import csv
import datetime
import gc
import io
import json
import re
import tracemalloc
from collections import deque

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from interop.downloads.records import Projects
from interop.spreadsheets.offering import CHUNK
from interop.spreadsheets.projects import COLUMNS
from projectdb.models import ProjectPage, ProjectTerritory
from search.database import engine as database
from search.elastic import engine as elasticsearch
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import TerritoryFactory

pytestmark = pytest.mark.django_db
FORMS = ("csv", "xlsx", "json", "geojson")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    """Have both engines hand over two numbers at a time."""
    for engine in (database, elasticsearch):
        monkeypatch.setattr(engine, "BATCH", 2)


@pytest.fixture
def some_projects(up_to_date):
    """Seven projects, two without a date; the address of their list."""
    for number in range(5):
        ProjectPageFactory(title=f"Guichet {number}", origin="SN", starts_on=datetime.date(2010 + number % 3, 1, 1))
    ProjectPageFactory(title="Été", origin="NP", themes=["jobs"], starts_on=None, summary="Sans guichet.")
    url = ProjectPageFactory(title="=1+1", starts_on=None, is_demo=True).get_parent().url
    up_to_date()
    return url


def fetch(client, address, **headers):
    """Return an answer and its content, read to the end."""
    response = client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return response, b"".join(response.streaming_content if response.streaming else response)


def body_of(client, url, form, query=""):
    """Return the content of a file."""
    response, body = fetch(client, f"{url}projects.{form}?{query}")
    assert response.status_code == 200
    return body


def titles_in(client, url, form, query=""):
    """Return the titles in a file, in their order."""
    body, place = body_of(client, url, form, query), [column.name for column in COLUMNS].index("title")
    if form == "csv":
        return [row[place] for row in csv.reader(io.StringIO(body.decode("utf-8-sig")))][1:]
    if form == "xlsx":
        return [row[place] for row in load_workbook(io.BytesIO(body)).active.values][1:]
    if form == "json":
        return [project["title"] for project in json.loads(body)["projects"]]
    return [feature["properties"]["title"] for feature in json.loads(body)["features"]]


def titles_listed(client, url, query):
    """Return the titles that the list shows."""
    return [project.title for project in client.get(f"{url}?{query}").context["listing"].entries]


@pytest.mark.parametrize(
    "query",
    [
        "", "sort=title", "sort=oldest", "sort=budget", "country=SN", "theme=jobs&country=NP", "country=IT",
        "q=guichet", "q=guichets&sort=newest", "q=gichet", "q=guichet+xylophone", "q=?", "since=2011&until=2012",
    ],
)  # fmt: skip
def test_a_file_has_the_projects_of_the_list_in_its_order(query, some_projects, client):
    assert titles_in(client, some_projects, "json", query) == titles_listed(client, some_projects, query)


@pytest.mark.parametrize("query", ["country=XX", "sort=up", "page=9999", "since=%00", "theme=%27%3B--", "budget=-1"])
def test_what_is_wrong_in_the_address_is_left_out(query, some_projects, client):
    assert len(titles_in(client, some_projects, "json", query)) == 7


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_all_projects_and_no_formula(form, some_projects, client):
    formula = {"csv": "'=1+1"}.get(form, "=1+1")

    assert sorted(titles_in(client, some_projects, form)) == sorted(
        [*(f"Guichet {number}" for number in range(5)), "Été", formula]
    )


def test_all_is_told_beyond_the_pages_of_the_list(client, up_to_date):
    for number in range(23):
        url = ProjectPageFactory(title=f"Projet {number:02}").get_parent().url
    up_to_date()

    assert titles_in(client, url, "json", "sort=title&page=2") == [f"Projet {number:02}" for number in range(23)]


def test_what_became_private_or_a_draft_is_in_no_file(some_projects, client):
    hidden, draft = ProjectPage.objects.filter(title__in=["Guichet 0", "Guichet 1"]).order_by("title")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    ProjectPage.objects.filter(pk=draft.pk).update(live=False)

    assert len(titles_in(client, some_projects, "json")) == 5
    assert not {"Guichet 0", "Guichet 1"} & set(titles_in(client, some_projects, "csv"))


def test_a_record_says_codes_with_labels_its_address_and_what_is_invented(some_projects, client):
    found = json.loads(body_of(client, some_projects, "json", "sort=title&country=XX"))

    records = {project["title"]: project for project in found["projects"]}
    assert set(records["Été"]) == {*(column.name for column in COLUMNS), "url", "is_demo"}
    assert records["Été"]["themes"] == [{"code": "jobs", "label": "jobs fr"}]
    assert records["Guichet 0"]["origin"][0]["country"] == {"code": "SN", "label": "SN fr"}
    assert (records["Guichet 0"]["starts_on"], records["Été"]["starts_on"]) == ("2010-01-01", None)
    assert (records["=1+1"]["is_demo"], records["Été"]["is_demo"]) == (True, False)
    assert client.get(records["Été"]["url"].removeprefix(absolute(""))).status_code == 200
    assert (found["language"], found["url"]) == ("fr", absolute(f"{some_projects}?sort=title"))


def test_a_feature_has_the_points_of_its_territories_and_says_which_they_are(client, up_to_date):
    project = ProjectPageFactory(origin="SN", title="Diourbel")
    place = TerritoryFactory(latitude="14.66", longitude="-16.23")
    ProjectTerritory.objects.create(page=project, territory=place, country=place.country, locale=project.locale)
    ProjectPageFactory(origin="SN", title="Ailleurs")
    up_to_date()

    found = json.loads(body_of(client, project.get_parent().url, "geojson", "sort=title"))

    nowhere, here = found["features"]
    assert (found["type"], nowhere["type"], nowhere["geometry"], nowhere["properties"]["points"]) == (
        "FeatureCollection", "Feature", None, [],
    )  # fmt: skip
    assert here["geometry"] == {"type": "MultiPoint", "coordinates": [[-16.23, 14.66]]}
    assert here["properties"]["points"] == [{"role": "origin", "code": "SN-DB", "label": "SN-DB fr"}]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_sent_again_only_when_something_changed(form, some_projects, client, up_to_date):
    address = f"{some_projects}projects.{form}"
    etag = fetch(client, address)[0]["ETag"]

    assert fetch(client, address, if_none_match=etag)[0].status_code == 304
    page = ProjectPage.objects.get(title="Guichet 0")
    page.summary = "Autre"
    page.save_revision().publish()
    assert fetch(client, address, if_none_match=etag)[0].status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_open_to_all_and_kept_by_no_search_engine(form, some_projects, client):
    response, _body = fetch(client, f"{some_projects}projects.{form}")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Disposition"].startswith("attachment")
    assert not response.cookies


def test_only_a_public_list_of_projects_has_files(some_projects, client):
    assert client.get("/fr/nulle-part/projects.csv").status_code == 404
    assert client.get(f"{some_projects}projects.ods").status_code == 404
    assert client.post(f"{some_projects}projects.csv").status_code == 405


def test_the_list_leads_to_its_files_with_its_query(some_projects, client):
    html = client.get(f"{some_projects}?country=SN&page=1").content.decode()

    for form in FORMS:
        assert f'href="{some_projects}projects.{form}?country=SN"' in html


def test_readers_are_told_of_the_files_at_an_address_that_answers(some_projects, client):
    html = client.get("/fr/feeds/").content.decode()

    [path] = re.findall(r"<code>https?://[^/]+(/[^<]*/projects\.json\?[^<]*)</code>", html)

    assert client.get(path.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("tell", ["rows", "records", "features"])
def test_neither_memory_nor_queries_of_a_chunk_grow_with_the_projects(tell):
    projects = [ProjectPageFactory(origin="SN", destination="IT", themes=["jobs"]).pk for _number in range(20)]

    few, many = (peak_of(tell, projects * times) for times in (50, 200))

    assert many < 1.2 * few
    assert queries_of(tell, projects) == queries_of(tell, projects[:1])


def peak_of(tell, numbers):
    """Return the most memory, in bytes, that telling some projects holds; what waits for the collector is not held."""
    tracemalloc.start()
    told = getattr(Projects(numbers, ProjectPage.objects.all(), "fr"), tell)()
    for number, _item in enumerate(told):
        if number % CHUNK == 0:
            gc.collect()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def queries_of(tell, numbers):
    """Return how many statements telling some projects takes."""
    with CaptureQueriesContext(connection) as statements:
        deque(getattr(Projects(numbers, ProjectPage.objects.all(), "fr"), tell)(), maxlen=0)
    return len(statements)


def test_a_file_is_in_the_language_of_its_address(client, up_to_date):
    project = ProjectPageFactory(title="Support", themes=["jobs"], language="en")
    up_to_date()

    [record] = json.loads(body_of(client, project.get_parent().url, "json"))["projects"]

    assert (record["language"], record["themes"][0]["label"]) == ("en", "jobs en")
