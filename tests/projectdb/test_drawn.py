"""Pages of countries and corridors that nobody wrote: where they stand, what they show, what machines are told."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from projectdb.models import CountryProfileIndexPage, CountryProfilePage, ProjectOrganisation
from reference.models import PageCountry
from tests.core.factories import ImageFactory
from tests.knowledge.library.factories import PracticePageFactory, PublicationPageFactory
from tests.news.factories import EventPageFactory, NewsPageFactory
from tests.projectdb.factories import CountryProfileIndexPageFactory, CountryProfilePageFactory, ProjectPageFactory
from tests.reference.factories import CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
SLUGS = {"fr": "pays", "en": "countries", "es": "paises"}
BUDGET = 23  # one for each kind of thing that a country shows; the same at any size


@pytest.fixture
def lists() -> dict[str, CountryProfileIndexPage]:
    """The list of countries in each language."""
    found: dict[str, Any] = {}
    for language, slug in SLUGS.items():
        key = {"translation_key": found["fr"].translation_key} if found else {}
        found[language] = CountryProfileIndexPageFactory(language=language, slug=slug, title=slug, **key)
    return found


def html_of(client, url: str) -> str:
    """Return a page that is there."""
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def main_of(html: str) -> str:
    """Return the content of a page, without what stands around it."""
    return re.search(r"<main.*</main>", html, re.DOTALL)[0]


def section_of(html: str, name: str) -> str:
    """Return the section of a page that a heading names."""
    return re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', html, re.DOTALL)[0]


def alternates(html: str) -> dict[str, str]:
    """Return the versions that the head of a page names, by language."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))


def about(factory, *codes, **fields):
    """Make a page about some countries."""
    links = [PageCountry(country=CountryFactory(code=code), sort_order=n) for n, code in enumerate(codes)]
    return factory(country_links=links, **fields)


def test_a_country_with_a_project_has_a_page_without_anybody_writing_it(lists, client):
    ProjectPageFactory(origin="ML", destination="FR", title="Jumelage")

    for code in ("ML", "FR"):
        html = html_of(client, f"/fr/pays/{code}/")
        assert f"<h1>{code} fr</h1>" in html
        assert "Jumelage" in main_of(html)
    assert not CountryProfilePage.objects.exists()


@pytest.mark.parametrize("name", ["SN", "XX", "ZZ-ML", "SN-ML", "ML-ML", "M", "MLI", "ML-FR-SN", "ml.", "élu", "ML/FR"])
def test_what_no_project_concerns_has_no_page(name, lists, client):
    CountryFactory(code="SN")
    ProjectPageFactory(origin="ML", destination="FR")

    assert client.get(f"/fr/pays/{name}/").status_code == 404


@pytest.mark.parametrize("hidden", [{"live": False}, {"is_demo": True}])
def test_a_project_that_does_not_count_makes_no_page(hidden, lists, client):
    ProjectPageFactory(origin="ML", destination="FR", **hidden)

    assert client.get("/fr/pays/ML/").status_code == 404
    assert client.get("/fr/pays/ML-FR/").status_code == 404


def test_other_lists_draw_no_pages(lists, client):
    project = ProjectPageFactory(origin="ML")

    assert client.get(f"{project.get_parent().specific.url}ML/").status_code == 404
    assert client.get(f"{lists['fr'].url}ML/ML/").status_code == 404


def test_a_country_shows_its_projects_by_its_role(lists, client):
    ProjectPageFactory(origin="ML", destination="FR", title="Départ")
    ProjectPageFactory(origin="SN", destination="ML", title="Arrivée")

    html = html_of(client, "/fr/pays/ML/")

    assert re.findall("Départ|Arrivée", section_of(html, "from-there")) == ["Départ"]
    assert re.findall("Départ|Arrivée", section_of(html, "to-there")) == ["Arrivée"]
    assert [int(n) for n in re.findall(r"<dd>(\d+)</dd>", section_of(html, "figures"))] == [2, 1, 1, 2]


def test_a_country_leads_to_all_its_projects_where_it_cannot_show_them(lists, client):
    url = ProjectPageFactory(origin="ML").get_parent().specific.url
    ProjectPageFactory.create_batch(6, origin="ML")

    assert f'href="{url}?country=ML"' in section_of(html_of(client, "/fr/pays/ML/"), "from-there")


def test_a_country_shows_who_works_in_it_and_who_has_a_seat_there(lists, client):
    rows = [{"organisation": OrganisationFactory(code="undp")}, {"name": "Commune de Kayes"}]
    project = ProjectPageFactory(origin="ML")
    project.organisations = [ProjectOrganisation(role="2", sort_order=n, **row) for n, row in enumerate(rows)]
    project.save()
    OrganisationFactory(code="abn", country=CountryFactory(code="ML"))
    OrganisationFactory(code="elsewhere", country=CountryFactory(code="SN"))

    html = section_of(html_of(client, "/fr/pays/ML/"), "organisations")

    assert set(re.findall("undp fr|Commune de Kayes|abn fr|elsewhere", html)) == {
        "undp fr",
        "Commune de Kayes",
        "abn fr",
    }


def test_a_country_shows_what_else_the_portal_has_about_it(lists, client):
    ProjectPageFactory(origin="ML")
    for factory, title in [
        (PracticePageFactory, "Pratique"),
        (PublicationPageFactory, "Guide"),
        (NewsPageFactory, "Neuf"),
    ]:
        about(factory, "ML", title=title)
        about(factory, "SN", title="Hors sujet")
    EventPageFactory(country=CountryFactory(code="ML"), title="Atelier")

    found = re.findall("Pratique|Guide|Neuf|Atelier|Hors sujet", main_of(html_of(client, "/fr/pays/ML/")))

    assert found == ["Pratique", "Guide", "Atelier", "Neuf"]


def test_a_corridor_shows_the_projects_and_practices_that_tie_its_two_countries(lists, client):
    ProjectPageFactory(origin="ML", destination="FR", title="Jumelage")
    ProjectPageFactory(origin="FR", destination="ML", title="Retour")
    ProjectPageFactory(origin="ML", destination="IT", title="Ailleurs")
    about(PracticePageFactory, "ML", "FR", title="À deux")
    about(PracticePageFactory, "ML", title="Seul")

    html = html_of(client, "/fr/pays/ML-FR/")

    assert "<h1>ML fr – FR fr</h1>" in html
    assert set(re.findall("Jumelage|Retour|Ailleurs|À deux|Seul", main_of(html))) == {"Jumelage", "À deux"}
    for url in ("/fr/pays/ML/", "/fr/pays/FR/", "/fr/pays/FR-ML/"):
        assert f'href="{url}"' in main_of(html)
    assert '<svg class="linkmap"' in html


def test_a_corridor_that_projects_tie_the_other_way_round_only_leads_there(lists, client):
    ProjectPageFactory(origin="ML", destination="FR")

    assert client.get("/fr/pays/FR-ML/").url == "/fr/pays/ML-FR/"


@pytest.mark.parametrize(("typed", "address"), [("ml", "ML"), ("Ml-fR", "ML-FR")])
def test_small_letters_lead_to_the_address_in_capitals(typed, address, lists, client):
    ProjectPageFactory(origin="ML", destination="FR")

    assert client.get(f"/fr/pays/{typed}/").url == f"/fr/pays/{address}/"


def test_a_written_profile_stands_in_the_place_of_a_drawn_page_in_its_language(lists, client):
    CountryProfilePageFactory(country=CountryFactory(code="ML"), slug="mali", parent=lists["fr"])
    for language in ("fr", "en"):
        ProjectPageFactory(origin="ML", language=language, title="Jumelage")

    assert client.get("/fr/pays/ML/").url == "/fr/pays/mali/"
    assert "Jumelage" in main_of(html_of(client, "/fr/pays/mali/"))
    assert set(alternates(html_of(client, "/en/countries/ML/"))) == {"en", "x-default"}


def test_a_project_leads_to_its_countries_and_corridors(lists, client):
    CountryProfilePageFactory(country=CountryFactory(code="ML"), slug="mali", parent=lists["fr"])
    project = ProjectPageFactory(origin="ML", destination="FR")

    html = main_of(html_of(client, project.url))

    for url in ("/fr/pays/mali/", "/fr/pays/FR/", "/fr/pays/ML-FR/"):
        assert f'href="{url}"' in html


def test_a_project_names_its_countries_where_the_language_has_no_list_of_them(client):
    project = ProjectPageFactory(origin="ML", destination="FR")

    html = main_of(html_of(client, project.url))

    assert "<li>ML fr</li>" in html
    assert 'href="/fr/pays/' not in html


def test_the_list_leads_to_every_country_and_corridor(lists, client):
    CountryProfilePageFactory(country=CountryFactory(code="SN"), slug="senegal", parent=lists["fr"])
    ProjectPageFactory(origin="SN", destination="FR")
    ProjectPageFactory(origin="ML", destination="FR")

    html = main_of(html_of(client, "/fr/pays/"))

    links = {"/fr/pays/senegal/", "/fr/pays/FR/", "/fr/pays/ML/", "/fr/pays/SN-FR/", "/fr/pays/ML-FR/"}
    assert links <= set(re.findall(r'href="([^"]+)"', html))
    assert "/fr/pays/SN/" not in html


@pytest.mark.parametrize("name", ["ML", "ML-FR"])
def test_machines_are_told_the_versions_of_a_drawn_page(name, lists, client):
    for language in ("fr", "en"):
        ProjectPageFactory(origin="ML", destination="FR", language=language)

    html = html_of(client, f"/en/countries/{name}/")

    urls = {"fr": absolute(f"/fr/pays/{name}/"), "en": absolute(f"/en/countries/{name}/")}
    assert alternates(html) == urls | {"x-default": urls["fr"]}
    assert f'<link rel="canonical" href="{urls["en"]}">' in html
    assert "noindex" not in html
    assert f'href="/es/paises/{name}/" lang="es"' in html  # the switcher


@pytest.mark.parametrize("name", ["ML", "ML-FR"])
def test_machines_are_told_what_a_drawn_page_is_about(name, lists, client):
    ProjectPageFactory(origin="ML", destination="FR")

    html = html_of(client, f"/fr/pays/{name}/")

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    way = [item["item"] for item in data["breadcrumb"]["itemListElement"]]
    assert way == [absolute(path) for path in ("/fr/", "/fr/pays/", f"/fr/pays/{name}/")]
    assert data["@id"] == way[-1]
    assert [place["identifier"] for place in data["about"]] == name.split("-")


@pytest.mark.parametrize("name", ["ML", "ML-FR"])
def test_a_language_without_a_project_says_so_and_is_not_for_search_engines(name, lists, client):
    ProjectPageFactory(origin="ML", destination="FR")

    html = html_of(client, f"/es/paises/{name}/")

    assert "noindex" in html
    assert alternates(html) == {}
    assert "Todavía no se ha publicado nada" in html


def test_who_may_not_see_the_list_may_not_see_what_it_draws(lists, client):
    ProjectPageFactory(origin="ML")
    PageViewRestriction.objects.create(page=lists["fr"], restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/fr/pays/ML/").status_code == 302


@pytest.mark.parametrize("page", ["0", "99", "x", "1' or 1=1"])
def test_a_corridor_has_no_page_of_projects_that_does_not_exist(page, lists, client):
    ProjectPageFactory(origin="ML", destination="FR")

    assert client.get("/fr/pays/ML-FR/", {"page": page}).status_code == 404


def fill(numbers: range) -> None:
    """Make projects, corridors, organisations and pages of each kind about one country."""
    for n in numbers:
        project = ProjectPageFactory(
            origin="ML", destination=("FR", "IT", "ES")[n % 3], themes=[f"theme-{n % 4}"], listing_image=ImageFactory()
        )
        project.organisations = [ProjectOrganisation(role="2", name=f"Commune {n}", sort_order=0)]
        project.save()
        for factory in (PracticePageFactory, PublicationPageFactory, EventPageFactory, NewsPageFactory):
            about(factory, "ML", "FR")


def queries_of(client, url: str) -> list[str]:
    """Return the statements of a request, after another one that has drawn the pictures."""
    html_of(client, url)
    with CaptureQueriesContext(connection) as context:
        html_of(client, url)
    return [query["sql"] for query in context.captured_queries]


@pytest.mark.parametrize("address", ["/fr/pays/ML/", "/fr/pays/ML-FR/"])
def test_a_drawn_page_asks_as_often_for_many_projects_as_for_few(address, lists, client):
    fill(range(6))
    few = queries_of(client, address)
    fill(range(6, 40))

    many = queries_of(client, address)

    assert len(many) == len(few)
    assert len(many) <= BUDGET, "\n".join(many)
