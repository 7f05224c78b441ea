"""The lists of the API: the same pages as the portal's own lists, whatever engine answers."""

import datetime

import pytest
from wagtail.models import PageViewRestriction

from projectdb.listing import Listing
from projectdb.models import ProjectIndexPage, ProjectPage
from tests.knowledge.library.factories import PracticePageFactory, PublicationPageFactory
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
QUERIES = ("", "country=SN", "country=SN&country=NP&sort=title", "q=guichet", "theme=jobs", "since=2011&until=2012")


@pytest.fixture
def some_projects(up_to_date):
    """Seven projects, one without a date."""
    for number in range(5):
        ProjectPageFactory(title=f"Guichet {number}", origin="SN", starts_on=datetime.date(2010 + number % 3, 1, 1))
    ProjectPageFactory(title="Été", origin="NP", themes=["jobs"], starts_on=None, summary="Sans guichet.")
    ProjectPageFactory(title="Inventé", starts_on=datetime.date(2009, 1, 1), is_demo=True)
    up_to_date()


def fetch(client, query="", name="projects", language="fr"):
    """Return one page of a list."""
    response = client.get(f"/{language}/api/v1/{name}/?{query}")
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize("query", QUERIES)
def test_the_list_of_projects_is_that_of_the_portal(client, rf, some_projects, query):
    listing = Listing(rf.get(f"/?{query}"), "/fr/projets/", ProjectPage.objects.shown())
    told = fetch(client, query)
    assert [item["title"] for item in told["items"]] == [page.title for page in listing.entries]
    assert (told["count"], told["notes"]) == (len(listing.entries), [])
    assert told["count"] > 0


def test_an_invented_project_says_so(client, some_projects):
    assert [item["title"] for item in fetch(client)["items"] if item["is_demo"]] == ["Inventé"]


def test_pages_follow_one_another(client, some_projects):
    titles, url = [], "/fr/api/v1/projects/?page_size=3&sort=title"
    while url:
        told = client.get(url).json()
        titles += [item["title"] for item in told["items"]]
        url = told["next"]
    assert titles == ["Été", *(f"Guichet {number}" for number in range(5)), "Inventé"]
    assert (told["page"], told["count"]) == (3, 7)
    assert client.get(told["previous"]).json()["page"] == 2


def test_a_type_has_its_own_list_though_it_shares_a_tab(client, up_to_date):
    practice, publication = PracticePageFactory(title="Une pratique"), PublicationPageFactory(title="Un livre")
    up_to_date()
    assert [item["id"] for item in fetch(client, name="practices")["items"]] == [str(practice.translation_key)]
    assert [item["id"] for item in fetch(client, name="publications")["items"]] == [str(publication.translation_key)]
    assert fetch(client, "q=livre", "practices")["count"] == 0


def test_what_is_wrong_is_left_out_and_said(client, some_projects):
    told = fetch(client, "contry=SN&country=XX&sort=size&since=soon&page=99&page_size=0")
    assert (told["count"], told["page"], told["page_size"]) == (7, 1, 20)
    assert len(told["notes"]) == 6
    assert told["notes"][0] == "Le paramètre « contry » n’existe pas et a été écarté."


@pytest.mark.parametrize("size", ["-1", "1e3", "²", "9" * 30, "%00"])
def test_an_absurd_size_is_left_out(client, some_projects, size):
    assert fetch(client, f"page_size={size}")["page_size"] == 20


def test_no_page_holds_more_than_a_hundred(client, some_projects):
    assert fetch(client, "page_size=5000")["page_size"] == 100


def test_a_closed_page_is_in_no_list(client, some_projects):
    index = ProjectIndexPage.objects.get()
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert fetch(client)["items"] == []


def test_the_answer_is_asked_for_again_only_when_it_changed(client, some_projects):
    first = client.get("/fr/api/v1/projects/")
    again = client.get("/fr/api/v1/projects/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    project = ProjectPage.objects.first()
    project.summary = "Autrement."
    project.save()
    changed = client.get("/fr/api/v1/projects/", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_other_sites_may_read_and_nobody_may_write(client, some_projects):
    response = client.get("/fr/api/v1/projects/")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Language"] == "fr"
    assert not response.cookies
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)("/fr/api/v1/projects/").status_code == 405


def test_the_entrance_leads_to_every_list(client, db):
    told = client.get("/es/api/v1/").json()
    for url in (*told["collections"].values(), told["description_url"]):
        assert client.get(url).status_code == 200


def test_words_that_say_nothing_are_as_in_the_list(client, rf, some_projects):
    listing = Listing(rf.get("/?q=%22"), "/fr/projets/", ProjectPage.objects.shown())
    assert fetch(client, "q=%22")["count"] == listing.shown.results.total
