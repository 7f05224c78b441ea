"""Query budgets: what a page asks of the database, the same for few rows and for many."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import RelatedPage, SourceLink
from home.models import HomePage, OrganisationDirectoryPage, PlatformDirectoryPage, ProgrammeIndexPage
from knowledge.glossary.models import GlossaryIndexPage
from knowledge.learning.models import CourseIndexPage, LessonPage, ModulePage
from knowledge.library.models import LibraryIndexPage, PracticeIndexPage, ToolIndexPage, VideoIndexPage
from news.models import AgendaPage, NewsIndexPage
from projectdb.models import CountryProfileIndexPage, CountryProfilePage, ProjectIndexPage, ProjectPage
from reference.models import PageTheme
from tests.core.factories import ImageFactory, home
from tests.home.factories import AudiencePageFactory, PlatformFactory, ProgrammePageFactory
from tests.knowledge.glossary.factories import TermPageFactory
from tests.knowledge.learning.factories import CoursePageFactory, LessonPageFactory
from tests.knowledge.library.factories import (
    PracticePageFactory,
    PublicationPageFactory,
    ToolPageFactory,
    VideoPageFactory,
)
from tests.news.factories import EventPageFactory, NewsPageFactory
from tests.projectdb.factories import CountryProfilePageFactory, ProjectPageFactory
from tests.reference.factories import CountryFactory, OrganisationFactory, TermFactory, ThemeFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 50
BUDGETS = {HomePage: 12, ProjectPage: 20, ProjectIndexPage: 18, LessonPage: 14, CountryProfilePage: 26}
OTHERS = 16
COUNTRIES = ("SN", "IT", "NP", "MA", "TN", "EC", "CR", "PH")


def project(number: int) -> Page:
    """Make a project with a country at each end and two themes."""
    origin, destination = COUNTRIES[number % 7], COUNTRIES[number % 5 + 1]
    starts_on = datetime.date(2010 + number % 9, 1, 1)
    return ProjectPageFactory(
        origin=origin,
        destination=destination,
        themes=["jobs", f"theme-{number % 4}"],
        starts_on=starts_on,
        listing_image=ImageFactory(),
    )


def themed(factory, **fields):
    """Return what makes a page on two themes."""

    def make(_number: int) -> Page:
        links = [PageTheme(theme=ThemeFactory(code=code), sort_order=n) for n, code in enumerate(["jobs", "food"])]
        return factory(theme_links=links, listing_image=ImageFactory(), **fields)

    return make


def event(number: int) -> Page:
    """Make an event: one in three to come, one past, one of each year."""
    dates = [
        {"starts_on": datetime.date(2020, 1, 1)},
        {"starts_on": datetime.date(2099, 1, 1)},
        {"starts_on": None, "recurs_on": "12-18"},
    ]
    return EventPageFactory(country=CountryFactory(code=COUNTRIES[number % 7]), **dates[number % 3])


def profile(number: int) -> None:
    """Make a country with a profile, and a project in it or another one."""
    CountryProfilePageFactory(country=CountryFactory(code=COUNTRIES[number % 7]))
    project(number)


def term(number: int) -> Page:
    """Make a term and its page."""
    return TermPageFactory(term=TermFactory(code=f"term-{number}"))


def organisation(number: int) -> object:
    """Make an organisation with a seat."""
    return OrganisationFactory(code=f"body-{number}", country=CountryFactory(code=COUNTRIES[number % 7]))


def everything(number: int) -> None:
    """Make one of all that the home page shows."""
    for make in (project, event, themed(NewsPageFactory), themed(PublicationPageFactory)):
        make(number)


ROWS = {  # what fills a page
    HomePage: everything,
    ProjectPage: project,
    ProjectIndexPage: project,
    CountryProfileIndexPage: profile,
    CountryProfilePage: project,
    LibraryIndexPage: themed(PublicationPageFactory),
    PracticeIndexPage: themed(PracticePageFactory),
    ToolIndexPage: themed(ToolPageFactory),
    VideoIndexPage: themed(VideoPageFactory),
    NewsIndexPage: themed(NewsPageFactory),
    AgendaPage: event,
    CourseIndexPage: lambda _n: CoursePageFactory(),
    ModulePage: lambda _n: LessonPageFactory(),
    LessonPage: lambda _n: LessonPageFactory(),
    GlossaryIndexPage: term,
    OrganisationDirectoryPage: organisation,
    ProgrammeIndexPage: lambda _n: ProgrammePageFactory(listing_image=ImageFactory()),
    PlatformDirectoryPage: lambda n: PlatformFactory(code=f"platform-{n}"),
}
REST = [model for model in PAGE_TYPES if model not in ROWS]


def fill(make, count: int) -> None:
    """Make so many rows, and have the search know them."""
    for number in range(count):
        make(number)
    bring_up_to_date()


def queries_of(client, url: str) -> list[str]:
    """Return the statements of a request, after another one that has filled the caches."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as context:
        client.get(url)
    return [query["sql"] for query in context.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def linked(page: Page) -> Page:
    """Give a page two related pages, sources, themes where it has them."""
    targets = [AudiencePageFactory(), home("es")]
    page.related_pages = [RelatedPage(target=target, sort_order=n) for n, target in enumerate(targets)]
    page.source_links = [SourceLink(url="https://example.org/", sort_order=0)]
    page.save()
    return page


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_page_asks_as_often_for_many_rows_as_for_few(model, client):
    fill(ROWS[model], FEW)
    page = linked(model.objects.filter(locale__language_code="fr").first() or make_page(model))
    few = queries_of(client, page.url)
    fill(ROWS[model], MANY - FEW)

    many = queries_of(client, page.url)

    assert len(many) <= BUDGETS.get(model, OTHERS), "\n".join(many)
    assert len(many) == len(few), "\n".join(many)


@pytest.mark.parametrize("model", REST, ids=lambda model: model.__name__)
def test_a_single_page_keeps_its_budget(model, client):
    page = linked(make_page(model))

    found = queries_of(client, page.url)

    assert len(found) <= BUDGETS.get(model, OTHERS), "\n".join(found)
