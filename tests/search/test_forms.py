"""The address of a search; what is wrong in it is left out and told."""

import pytest
from django.http import QueryDict

from search.forms import SearchForm
from tests.reference.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def read(query):
    form = SearchForm(QueryDict(query), "fr", ("public",))
    return form, form.request()


def test_a_right_address_leaves_nothing_to_say():
    ThemeFactory(code="jobs")

    form, request = read("q=emploi&type=projects&theme=jobs&year=2012&since=2010&until=2015-06-30&sort=newest&page=2")

    assert (request.source, request.sort, request.page) == ("projects", "newest", 2)
    assert request.chosen == {"theme": ("jobs",), "year": ("2012",)}
    assert (str(request.since), str(request.until)) == ("2010-01-01", "2015-06-30")
    assert (form.notes, form.errors) == ([], {})


@pytest.mark.parametrize(
    "query",
    ["type=x", "theme=x", "country=zz", "sort=up", "page=0", "page=x", "page=999999999", "year=20xx", "type=%00"],
)
def test_a_wrong_choice_is_left_out_and_told(query):
    form, request = read(f"q=emploi&{query}")

    assert len(form.notes) == 1
    assert (request.source, request.sort, request.page, request.chosen) == ("", "relevance", 1, {})


@pytest.mark.parametrize("value", ["x", "20155", "0", "2015-13-01", "٢٠١٥", "9" * 5000])
def test_a_wrong_year_is_told_at_its_field(value):
    form, request = read(f"q=emploi&since={value}")

    assert list(form.errors) == ["since"]
    assert request.since is None


def test_a_text_that_is_too_long_is_told():
    form, _request = read("q=" + "mot+" * 500)

    assert len(form.notes) == 1
