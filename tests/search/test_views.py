"""The search page."""

import pytest

from news.models import NewsPage
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db


def test_a_search_finds_pages_in_the_language_of_the_reader(client):
    page = make_page(NewsPage, title="Guichet d’accueil à Sédhiou", language="fr")

    answer = client.get("/fr/search/", {"q": "guichet"})

    assert page.title in answer.content.decode()
    assert page.title not in client.get("/en/search/", {"q": "guichet"}).content.decode()


def test_a_search_does_not_find_drafts(client):
    page = make_page(NewsPage, title="Guichet d’accueil à Sédhiou", language="fr")
    page.unpublish()

    assert page.title not in client.get("/fr/search/", {"q": "guichet"}).content.decode()


@pytest.mark.parametrize("query", [{"q": ""}, {"q": "zzzz"}, {"q": "<script>'\"%"}, {"q": "é" * 500}, {"q": "a\0b"}])
def test_an_odd_search_has_an_answer(query, client):
    assert client.get("/fr/search/", query).status_code == 200


@pytest.mark.parametrize("number", ["9", "0", "x", "9" * 5000])
def test_a_page_beyond_the_last_is_not_found(number, client):
    assert client.get("/fr/search/", {"q": "zzzz", "page": number}).status_code == 404
