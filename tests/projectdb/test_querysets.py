"""Questions about many projects."""

import datetime

import pytest
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from projectdb.models import ProjectPage, ProjectTerritory
from tests.projectdb.factories import ProjectIndexPageFactory, ProjectPageFactory
from tests.reference.factories import CountryFactory

pytestmark = pytest.mark.django_db


def test_in_country_keeps_projects_from_there_and_to_there():
    from_senegal = ProjectPageFactory(origin="SN")
    to_senegal = ProjectPageFactory(origin="IT", destination="SN")
    ProjectPageFactory(origin="NP")

    assert set(ProjectPage.objects.in_country("SN")) == {from_senegal, to_senegal}


def test_an_unknown_country_gives_no_project():
    ProjectPageFactory(origin="SN")

    assert not ProjectPage.objects.in_country("XX").exists()


def test_in_country_gives_a_project_once_that_goes_from_and_to_it():
    project = ProjectPageFactory(origin="SN", destination="SN")

    assert list(ProjectPage.objects.in_countries(["SN", "IT"])) == [project]


def test_on_themes_keeps_projects_on_one_of_them():
    jobs = ProjectPageFactory(themes=["jobs"])
    both = ProjectPageFactory(themes=["food", "jobs"])
    ProjectPageFactory(themes=["health"])

    assert set(ProjectPage.objects.on_themes(["jobs", "food"])) == {jobs, both}


def test_near_puts_projects_with_most_in_common_first():
    project = ProjectPageFactory(origin="SN", themes=["jobs"])
    by_theme = ProjectPageFactory(origin="NP", themes=["jobs"])
    by_both = ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory(origin="NP", themes=["food"])

    assert list(ProjectPage.objects.near(project)) == [by_both, by_theme]


def test_by_start_puts_the_latest_first_and_unknown_dates_last():
    early = ProjectPageFactory(starts_on=datetime.date(2012, 1, 1))
    unknown = ProjectPageFactory(starts_on=None)
    late = ProjectPageFactory(starts_on=datetime.date(2015, 1, 1))

    assert list(ProjectPage.objects.by_start()) == [late, early, unknown]


def test_shown_hides_drafts_private_pages_and_other_languages():
    project = ProjectPageFactory()
    ProjectPageFactory(live=False)
    ProjectPageFactory(language="en")
    private = ProjectPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert list(ProjectPage.objects.shown()) == [project]


def test_shown_hides_what_stands_below_a_private_page():
    PageViewRestriction.objects.create(page=ProjectIndexPageFactory(), restriction_type=PageViewRestriction.LOGIN)
    ProjectPageFactory()

    assert not ProjectPage.objects.shown().exists()


def test_shown_follows_the_readers_language():
    ProjectPageFactory()
    english = ProjectPageFactory(language="en")

    with override("en"):
        assert list(ProjectPage.objects.shown()) == [english]


def test_counted_leaves_demonstrations_out():
    project = ProjectPageFactory()
    ProjectPageFactory(is_demo=True)

    assert list(ProjectPage.objects.counted()) == [project]


def test_for_cards_takes_three_queries_for_any_number_of_cards(django_assert_num_queries):
    for code in ("SN", "IT", "NP", "MA"):
        ProjectPageFactory(origin=code, themes=["jobs", "food"])

    with django_assert_num_queries(3):
        for project in ProjectPage.objects.for_cards():
            assert project.origin_name
            assert project.framework_name == ""
            assert len(list(project.theme_links.all())) == 2


def test_corridors_are_pairs_of_countries_with_the_number_of_their_projects():
    ProjectPageFactory.create_batch(2, origin="SN", destination="IT")
    ProjectPageFactory(origin="IT", destination="SN")
    ProjectPageFactory(origin="NP", destination="NP")
    ProjectPageFactory(origin="NP")
    many = ProjectPageFactory(origin="ML", destination="FR")
    many.territories.add(ProjectTerritory(role="destination", country=CountryFactory(code="FR"), sort_order=2))
    many.territories.add(ProjectTerritory(role="transit", country=CountryFactory(code="SN"), sort_order=3))
    many.save()

    found = [(row["origin"], row["destination"], row["count"]) for row in ProjectPage.objects.corridors()]

    assert found == [("SN", "IT", 2), ("IT", "SN", 1), ("ML", "FR", 1)]


def test_in_corridor_keeps_projects_that_go_that_way():
    there = ProjectPageFactory(origin="SN", destination="IT")
    ProjectPageFactory(origin="IT", destination="SN")
    ProjectPageFactory(origin="SN")

    assert list(ProjectPage.objects.in_corridor("SN", "IT")) == [there]
    assert not ProjectPage.objects.in_corridor("SN", "XX").exists()


def test_countries_are_those_of_all_territories_each_with_the_number_of_its_projects():
    ProjectPageFactory(origin="SN", destination="IT")
    ProjectPageFactory(origin="SN", destination="SN")

    found = {row["code"]: row["count"] for row in ProjectPage.objects.countries()}

    assert found == {"SN": 2, "IT": 1}
