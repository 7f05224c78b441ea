"""The project database at a glance: filters, their counts, the map, the years."""

import datetime

import pytest
from django.http import QueryDict

from projectdb.models import ProjectPage, ProjectTerritory
from projectdb.overview import Filters, Overview
from tests.projectdb.factories import ProjectIndexPageFactory, ProjectPageFactory
from tests.reference.factories import FrameworkFactory

pytestmark = pytest.mark.django_db


def overview(query: str = "") -> Overview:
    """Return the overview of all projects for the query of an address."""
    return Overview(ProjectPage.objects.shown(), Filters.of(QueryDict(query)), "/fr/projets/")


def counts(options) -> list[tuple[str, int]]:
    """Return value and number of each option."""
    return [(option.value, option.count) for option in options]


def test_without_projects_no_filter_has_a_value_and_no_year_is_drawn():
    found = overview()

    assert [facet.options for facet in found.facets] == [[], [], []]
    assert found.places == []
    assert found.theme_bars == []
    assert found.years == []


def test_one_project_is_counted_once_under_each_of_its_values():
    ProjectPageFactory(origin="SN", destination="SN", themes=["jobs", "food"], framework=FrameworkFactory(code="icmd"))

    found = overview()

    assert counts(found.countries) == [("SN", 1)]
    assert sorted(counts(found.themes)) == [("food", 1), ("jobs", 1)]
    assert counts(found.frameworks) == [("icmd", 1)]


def test_the_most_frequent_value_comes_first_and_equal_ones_by_name():
    for origin in ("SN", "NP", "IT", "NP"):
        ProjectPageFactory(origin=origin)

    assert counts(overview().countries) == [("NP", 2), ("IT", 1), ("SN", 1)]


def test_a_territory_without_a_country_is_no_value():
    project = ProjectPageFactory(origin="SN")
    ProjectTerritory.objects.create(page=project, name="Bassin du fleuve", locale=project.locale)

    assert counts(overview().countries) == [("SN", 1)]


def test_chosen_values_narrow_the_list_and_can_be_taken_back_one_by_one():
    jobs = ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory(origin="SN", themes=["food"])
    ProjectPageFactory(origin="NP", themes=["jobs"])

    found = overview("country=SN&theme=jobs&page=2")

    assert list(found.filters.apply(ProjectPage.objects.all())) == [jobs]
    assert [(option.value, option.without) for option in found.chosen] == [("SN", "theme=jobs"), ("jobs", "country=SN")]
    assert found.active_country == "SN"


@pytest.mark.parametrize("query", ["country=XX", "country=%00SN", "theme=jobs&theme=", "framework=" + "x" * 5000])
def test_nonsense_in_the_address_is_an_answer_all_the_same(query, client):
    ProjectPageFactory(origin="SN", themes=["jobs"])
    page = ProjectIndexPageFactory._meta.model.objects.get()

    assert client.get(f"{page.url}?{query}").status_code == 200


def test_years_have_no_gaps():
    for year in (2012, 2014, 2014):
        ProjectPageFactory(starts_on=datetime.date(year, 3, 1))
    ProjectPageFactory(starts_on=None)

    assert overview().years == [(2012, 1), (2013, 0), (2014, 2)]
