"""The list of projects: filters with their counts, orders, the map, the years; with either engine."""

import datetime
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from projectdb.listing import Listing
from projectdb.models import ProjectOrganisation, ProjectPage, ProjectTerritory
from reference.models import PageStandardCode, Region
from tests.projectdb.factories import CountryProfileIndexPageFactory, ProjectPageFactory
from tests.reference.factories import CountryFactory, FrameworkFactory, OrganisationFactory, StandardCodeFactory

pytestmark = pytest.mark.django_db
URL = "/fr/projets/"


def listing(query: str = "") -> Listing:
    """Return the list for the query of an address."""
    return Listing(RequestFactory().get(URL, QueryDict(query)), URL, ProjectPage.objects.shown())


def options(found: Listing, name: str) -> list[tuple[str, int]]:
    """Return value and number of each option of a facet."""
    return [(option.value, option.count) for option in found.shown.options[name]]


def titles(found: Listing) -> list[str]:
    """Return the titles in their order."""
    return [project.title for project in found.entries]


def test_without_projects_no_filter_has_a_value_and_no_year_is_drawn(up_to_date):
    up_to_date()

    found = listing()

    assert found.shown.facets == []
    assert (found.places, found.theme_bars, found.years, titles(found)) == ([], [], [], [])


def test_one_project_is_counted_once_under_each_of_its_values(up_to_date):
    ProjectPageFactory(origin="SN", destination="SN", themes=["jobs", "food"], framework=FrameworkFactory(code="icmd"))
    up_to_date()

    found = listing()

    assert options(found, "country") == options(found, "origin") == options(found, "destination") == [("SN", 1)]
    assert sorted(options(found, "theme")) == [("food", 1), ("jobs", 1)]
    assert options(found, "framework") == [("icmd", 1)]


def test_the_most_frequent_value_comes_first_and_equal_ones_by_name(up_to_date):
    for destination in ("SN", "NP", "IT", "NP"):
        ProjectPageFactory(destination=destination)
    up_to_date()

    assert options(listing(), "destination") == [("NP", 2), ("IT", 1), ("SN", 1)]


def test_countries_of_origin_stand_under_their_regions_each_with_all_its_projects(up_to_date):
    africa = Region.objects.create(code="002", label={"fr": "Afrique"})
    west = Region.objects.create(code="011", label={"fr": "Afrique de l’Ouest"}, parent=africa)
    for code in ("SN", "ML"):
        CountryFactory(code=code, region=africa, subregion=west)
        ProjectPageFactory(origin=code, title=f"Projet {code}")
    ProjectPageFactory(origin="NP")
    up_to_date()

    found = listing()

    assert options(found, "origin") == [("002", 2), ("011", 2), ("ML", 1), ("SN", 1), ("NP", 1)]
    assert [option.level for option in found.shown.options["origin"]] == [0, 1, 2, 2, 0]
    assert titles(listing("origin=011&sort=title")) == ["Projet ML", "Projet SN"]


def test_a_territory_without_a_country_is_no_value(up_to_date):
    project = ProjectPageFactory(origin="SN")
    ProjectTerritory.objects.create(page=project, name="Bassin du fleuve", locale=project.locale)
    up_to_date()

    assert options(listing(), "country") == [("SN", 1)]


@pytest.fixture
def project():
    """A project with facts of every kind, at work from 2012 to 2014."""
    goal = StandardCodeFactory(code="sdg-goal-10", vocabulary="sdg-goal", notation="10")
    target = StandardCodeFactory(code="sdg-target-10.7", broader=goal)
    objective = StandardCodeFactory(code="gcm-19", vocabulary="gcm", notation="19")
    project = ProjectPageFactory(
        starts_on=datetime.date(2012, 5, 1), ends_on=datetime.date(2014, 1, 1),
        budget_amount=Decimal("250000"), budget_currency="EUR",
    )  # fmt: skip
    for code in (target, objective):
        PageStandardCode.objects.create(page=project, code=code)
    lead = ProjectOrganisation.Role.ACCOUNTABLE
    ProjectOrganisation.objects.create(
        page=project, role=lead, organisation=OrganisationFactory(), locale=project.locale
    )
    return project


def test_facts_of_a_project_become_values_to_choose(project, up_to_date):
    up_to_date()

    found = listing()

    expected = {"lead": "11", "sdg": "sdg-goal-10", "gcm": "gcm-19", "budget": "100000", "currency": "EUR"}
    for name, value in {**expected, "language": "fr"}.items():
        assert options(found, name) == [(value, 1)], name
    assert options(found, "results") == []


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("since=2013", True), ("until=2012", True), ("since=2020&until=2014", True), ("budget=100000", True),
        ("since=2015", False), ("until=2011", False), ("budget=0", False),
    ],
)  # fmt: skip
def test_a_period_finds_projects_at_work_in_it_and_a_band_those_of_its_budget(query, is_found, project, up_to_date):
    up_to_date()

    assert titles(listing(query)) == ([project.title] if is_found else [])


def test_chosen_values_narrow_the_list_and_can_be_taken_back_one_by_one(up_to_date):
    ProjectPageFactory(origin="SN", themes=["jobs"], title="Métiers")
    ProjectPageFactory(origin="SN", themes=["food"])
    ProjectPageFactory(origin="NP", themes=["jobs"])
    up_to_date()

    found = listing("country=SN&theme=jobs&page=1")

    assert titles(found) == ["Métiers"]
    ways_back = [(option.value, option.without) for option in found.shown.chosen]
    assert ways_back == [("jobs", "country=SN"), ("SN", "theme=jobs")]
    assert (found.active_country, found.feed_query) == ("SN", "?country=SN&theme=jobs")
    assert options(found, "country") == [("NP", 1), ("SN", 1)]
    assert found.places[0] == ("NP", "NP fr", 1, f"{URL}?theme=jobs&country=NP")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Été", "arbre", "Zone", "Sans date"]),
        ("oldest", ["Zone", "arbre", "Été", "Sans date"]),
        ("title", ["arbre", "Été", "Sans date", "Zone"]),
        ("budget", ["arbre", "Zone", "Été", "Sans date"]),
    ],
)
def test_projects_come_in_the_order_asked_for(sort, expected, up_to_date):
    ProjectPageFactory(title="Zone", starts_on=datetime.date(2010, 1, 1), budget_amount=900, budget_currency="EUR")
    ProjectPageFactory(title="arbre", starts_on=datetime.date(2012, 1, 1), budget_amount=1000, budget_currency="EUR")
    ProjectPageFactory(title="Été", starts_on=datetime.date(2014, 1, 1), budget_amount=9000, budget_currency="USD")
    ProjectPageFactory(title="Sans date", starts_on=None)
    up_to_date()

    assert titles(listing(f"sort={sort}")) == expected


def test_words_find_projects_only_the_best_first(up_to_date):
    ProjectPageFactory(title="Un guichet pour les migrants")
    ProjectPageFactory(title="Autre chose", summary="Sans guichet, sans migrants.")
    ProjectPageFactory(title="Rien")
    up_to_date()

    found = listing("q=guichet")

    assert titles(found) == ["Un guichet pour les migrants", "Autre chose"]
    assert found.shown.results.total == 2


def test_a_page_past_the_end_gives_the_last_and_says_so(up_to_date):
    for number in range(21):
        ProjectPageFactory(title=f"Projet {number:02}")
    up_to_date()

    found = listing("sort=title&page=40")

    assert (titles(found), found.entries.number) == (["Projet 20"], 2)
    assert len(found.shown.form.notes) == 1


@pytest.mark.parametrize(
    "query",
    [
        "country=XX", "country=%00SN", "theme=jobs&theme=", f"framework={'x' * 5000}", "q=%00%1b", f"q={'é' * 2000}",
        "q='; DROP TABLE search_entry; --", "q=<script>alert(1)</script>", "sort=up", "page=x", "since=99999999999",
        "budget=-1", "gcm=gcm-", "origin=999", "view=%22%3E", "&".join(f"theme=t{n}" for n in range(50)),
    ],
)  # fmt: skip
def test_nonsense_in_the_address_is_an_answer_all_the_same(query, client, up_to_date):
    page = ProjectPageFactory(origin="SN", themes=["jobs"]).get_parent()
    up_to_date()

    answer = client.get(f"{page.url}?{query}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_years_have_no_gaps(up_to_date):
    for year in (2012, 2014, 2014):
        ProjectPageFactory(starts_on=datetime.date(year, 3, 1))
    ProjectPageFactory(starts_on=None)
    up_to_date()

    assert listing().years == [(2012, 1), (2013, 0), (2014, 2)]


def test_chosen_countries_lead_to_their_pages_and_to_their_corridor(client, up_to_date):
    CountryProfileIndexPageFactory(language="fr", slug="pays")
    url = ProjectPageFactory(origin="SN", destination="IT").get_parent().url
    up_to_date()

    ways = client.get(f"{url}?origin=SN&destination=IT").context["listing"].ways

    assert [address for _name, address in ways] == ["/fr/pays/SN/", "/fr/pays/IT/", "/fr/pays/SN-IT/"]
    assert client.get(url).context["listing"].ways == []


def test_two_countries_without_a_common_project_are_no_corridor(client, up_to_date):
    CountryProfileIndexPageFactory(language="fr", slug="pays")
    url = ProjectPageFactory(origin="SN", destination="NP").get_parent().url
    ProjectPageFactory(origin="ML", destination="IT")
    up_to_date()

    ways = client.get(f"{url}?origin=SN&destination=IT").context["listing"].ways

    assert [address for _name, address in ways] == ["/fr/pays/SN/", "/fr/pays/IT/"]
