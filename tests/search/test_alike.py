"""Further reading under a page."""

import pytest

from news.models import NewsIndexPage, NewsPage
from reference.models import PageTheme
from search.elastic.connection import breaker
from tests.reference.factories import ThemeFactory
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
HEADING = "Sur des sujets proches"


@pytest.fixture
def two(up_to_date):
    pages = [
        make_page(NewsPage, title=title, theme_links=[PageTheme(theme=ThemeFactory(code="jobs"))])
        for title in ("Guichet emploi", "Guichet emploi des jeunes")
    ]
    up_to_date()
    return pages


def test_a_page_leads_to_pages_like_it(two, client):
    html = client.get(two[0].url).content.decode()

    assert HEADING in html
    assert f'href="{two[1].url}"' in html


def test_a_page_that_shares_nothing_is_not_alike(two, up_to_date, client):
    lonely = make_page(NewsPage, title="Xylophone", summary="", theme_links=[])
    up_to_date()

    assert HEADING not in client.get(lonely.url).content.decode()


def test_lists_have_no_further_reading(two, client):
    assert HEADING not in client.get(NewsIndexPage.objects.first().url).content.decode()


def test_a_page_stands_without_the_search_engine(two, client, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    breaker.mend()

    answer = client.get(two[0].url)

    assert answer.status_code == 200
    assert HEADING in answer.content.decode()
    breaker.mend()
