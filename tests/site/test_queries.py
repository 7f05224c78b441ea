"""How many SQL statements a page may cost, whatever the number of rows it shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from knowledge.glossary.models import TermPage
from knowledge.learning.models import LessonPage
from knowledge.library.models import PublicationPage
from news.models import EventPage, NewsPage
from projectdb.models import ProjectIndexPage, ProjectPage
from tests.core.factories import home
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
BUDGETS = {HomePage: 12, ProjectPage: 18, ProjectIndexPage: 18, LessonPage: 14}
OTHERS = 16
LISTED = [ProjectPage, NewsPage, EventPage, PublicationPage, TermPage]


def statements(url: str) -> int:
    """Count the statements of a request, once everything that stays in memory is there."""
    client = Client()
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_page_keeps_its_budget_in_every_language(model):
    for language in ("fr", "en"):
        page = home(language) if model is HomePage else make_page(model, language=language)

        assert statements(page.url) <= BUDGETS.get(model, OTHERS)


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_a_list_costs_the_same_with_5_and_with_50_rows(model):
    pages = [make_page(model, title=f"Une page {number}") for number in range(5)]
    url = pages[0].get_parent().specific.url
    few = statements(url)

    for number in range(5, 50):
        make_page(model, title=f"Une page {number}", parent=pages[0].get_parent().specific)

    assert statements(url) == few


def test_the_home_page_costs_the_same_with_5_and_with_50_projects():
    for number in range(5):
        make_page(ProjectPage, title=f"Un projet {number}")
    few = statements("/fr/")

    for number in range(5, 50):
        make_page(ProjectPage, title=f"Un projet {number}")

    assert statements("/fr/") == few
