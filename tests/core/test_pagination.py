"""Addresses of the pages of a list."""

import pytest
from django.http import Http404

from core.pagination import page_of


@pytest.mark.parametrize("number", ["0", "2", "-1", "deux", "", "99999999999999999999", "9" * 5000])
def test_a_list_has_no_page_of_a_number_that_does_not_exist(number, rf):
    with pytest.raises(Http404):
        page_of(range(20), 20, rf.get("/", {"page": number}))


def test_a_list_without_entries_has_one_page(rf):
    assert page_of([], 20, rf.get("/")).object_list == []


def test_a_list_is_cut_into_pages(rf):
    assert page_of(range(21), 20, rf.get("/", {"page": "2"})).object_list == range(20, 21)
