"""Nonsense in an address: a list ignores it or says that there is nothing; the server never fails."""

import re

import pytest
from django.urls import reverse

from core.models import IndexPage
from home.models import HomePage
from news.models import NewsPage
from projectdb.models import ProjectIndexPage
from tests.projectdb.factories import ProjectPageFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
LISTS = [model for model in PAGE_TYPES if issubclass(model, IndexPage)]
WITHOUT_NOTES = [model for model in LISTS if model is not ProjectIndexPage]  # which gives another page and says so
PARAMETERS = ("page", "q", "theme", "country", "framework", "view", "region", "year", "month", "letter", "export")
HOSTILE = {
    "NUL": "%00",
    "no UTF-8": "%ff%fe%ed%a0%80",
    "long": "x" * 6000,
    "number": "9" * 5000,
    "below 0": "-1",
    "other digits": "%D9%A3",
    "fraction": "1.5",
    "list": "[]",
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "statement": "'%20OR%201=1;--",
    "bracket": "%5B%3A%3A",
    "lines": "a%0d%0aSet-Cookie:%20a=b",
}
PATHS = ["%00", "a%00b", "%ff", "x" * 6000, "a/" * 900, "%2e%2e/%2e%2e/etc/passwd", "é", "a%0ab", "[", "%5c", "%", "*"]


def query_of(value: str) -> str:
    """Return a query with the value under every name that a list reads or once read, twice, and as a name."""
    return "&".join([*(f"{name}={value}&{name}[]={value}" for name in PARAMETERS[1:]), f"{value}={value}"])


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("model", [HomePage, NewsPage, *LISTS], ids=lambda model: model.__name__)
def test_nonsense_in_the_query_is_answered_with_the_page(model, value, client):
    response = client.get(f"{make_page(model).url}?{query_of(value)}")

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("value", [value for name, value in HOSTILE.items() if name != "other digits"])
@pytest.mark.parametrize("model", WITHOUT_NOTES, ids=lambda model: model.__name__)
def test_a_page_number_that_is_none_is_not_found(model, value, client):
    url = make_page(model).url

    assert client.get(f"{url}?page={value}").status_code == 404
    assert client.get(f"{url}?page=1&page={value}").status_code == 404


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["q", "page", "nonsense"])
def test_nonsense_in_a_search_is_answered(name, value, client):
    response = client.get(f"{reverse('search')}?q=guide&{name}={value}&{name}={value}")

    assert response.status_code in ((200, 404) if name == "page" else (200,))


@pytest.mark.parametrize("name", ["theme", "country", "framework"])
def test_projects_of_something_unknown_are_all_and_the_page_says_so(name, client):
    ProjectPageFactory(title="JAPPANDO")
    bring_up_to_date()

    html = client.get(ProjectIndexPage.objects.get().url, {name: "nonsense"}).content.decode()

    assert "JAPPANDO" in html[html.index("<main") :]
    assert re.search(r"Le filtre « .+ : nonsense » n’existe pas", html)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("start", ["/", "/fr/", "/fr/search/", "/documents/", "/media/images/", "/accounts/"])
def test_nonsense_in_a_path_is_not_found(start, path, client):
    assert client.get(f"{start}{path}/", follow=True).status_code in (400, 404)
