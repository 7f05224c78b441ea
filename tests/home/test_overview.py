"""What the home page draws from the rest of the portal."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from home.models.home import FeaturedProject
from home.overview import HomeOverview
from projectdb.models import ProjectTerritory
from tests.core.factories import home
from tests.home.factories import AudiencePageFactory
from tests.knowledge.library.factories import PublicationPageFactory
from tests.news.factories import EventPageFactory, NewsPageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import CountryFactory

pytestmark = pytest.mark.django_db


def overview(language: str = "fr") -> HomeOverview:
    """Return the overview of one home page, freshly read."""
    return HomeOverview(home(language), {})


def test_a_portal_without_content_counts_nothing():
    found = overview()

    assert (found.project_count, found.country_count, found.theme_count) == (0, 0, 0)
    assert found.threads == found.themes == found.events == found.news == found.publications == found.doors == []


def test_each_project_and_country_is_counted_once_and_demonstrations_never():
    ProjectPageFactory(origin="SN", destination="IT", themes=["jobs", "food"])
    ProjectPageFactory(origin="SN", themes=["jobs"])
    ProjectPageFactory()
    ProjectPageFactory(origin="NP", themes=["health"], is_demo=True)

    found = overview()

    assert (found.project_count, found.country_count) == (3, 2)
    assert [(theme.code, theme.count) for theme in found.themes] == [("jobs", 2), ("food", 1)]


def test_threads_lead_from_origin_to_destination_and_from_no_other_role():
    project = ProjectPageFactory(origin="SN", destination="IT")
    ProjectPageFactory(origin="SN", destination="IT")
    role = ProjectTerritory.Role.values[-1]
    ProjectTerritory.objects.create(page=project, role=role, country=CountryFactory(code="NP"))

    assert role not in (ProjectTerritory.Role.ORIGIN, ProjectTerritory.Role.DESTINATION)
    assert overview().threads == [("SN", "IT", 2)]


def test_featured_projects_stand_in_the_editors_order_and_only_those_shown():
    first, second, private = (ProjectPageFactory() for _number in range(3))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    page = home()
    page.featured = [
        FeaturedProject(project=project, sort_order=number) for number, project in enumerate([private, second, first])
    ]
    page.save()

    assert [project.pk for project in overview().featured] == [second.pk, first.pk]


def test_events_to_come_and_days_of_each_year_stand_in_one_order():
    today = timezone.localdate()
    soon = EventPageFactory(title="Bientôt", starts_on=today + datetime.timedelta(days=1))
    EventPageFactory(title="Passé", starts_on=today - datetime.timedelta(days=1))
    EventPageFactory(title="Chaque année", starts_on=None, recurs_on=f"{today:%m-%d}")

    assert [entry.title for entry in overview().events] == ["Chaque année", soon.title]


def test_news_and_publications_are_the_latest_in_the_readers_language():
    for day in (3, 1, 4, 2):
        NewsPageFactory(title=f"Le {day}", published_on=datetime.date(2026, 1, day))
    NewsPageFactory(title="News", language="en")
    for year in (2015, None, 2017):
        PublicationPageFactory(title=f"De {year}", year=year)

    assert [entry.title for entry in overview().news] == ["Le 4", "Le 3", "Le 2"]
    assert [entry.title for entry in overview().publications] == ["De 2017", "De 2015", "De None"]
    with override("en"):
        assert [entry.title for entry in overview("en").news] == ["News"]


def test_doors_wear_the_same_cloth_in_every_language():
    for language in ("fr", "es"):
        for title in ("Un", "Deux"):
            AudiencePageFactory(title=title, language=language)

    french = [(door.title, picture) for door, picture in overview().doors]
    with override("es"):
        spanish = [(door.title, picture) for door, picture in overview("es").doors]

    assert french == spanish
    assert len({picture.theme for _title, picture in french}) == 2
