"""The measure of the list asks for what a visitor asks for, and leaves nothing behind."""

import pytest
from django.test import override_settings

from projectdb import measuring
from projectdb.measuring import measure
from search.elastic.indexes import all_indexes
from search.measuring import SUFFIX
from search.models import Entry
from tests.projectdb.factories import ProjectPageFactory
from tests.search.conftest import bring_up_to_date

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("engine", ["database", "elasticsearch"])
def test_pages_of_many_projects_are_measured_with_their_queries(engine, elastic, settings, monkeypatch):
    monkeypatch.setattr(measuring, "ROUNDS", 1)
    monkeypatch.setattr(measuring, "EXPORTED", [45])
    ProjectPageFactory.create_batch(2, origin="SN", themes=["jobs"])
    bring_up_to_date()
    before = list(Entry.objects.order_by("number").values_list("number", "version"))

    found = measure(45, engine)

    assert all(found[name]["ms"] > 0 < found[name]["queries"] < 20 for name in measuring.addresses(45))
    assert all(found[form]["memory"] > found[form]["bytes"] > 45 * 20 for form in measuring.FORMATS)
    assert list(Entry.objects.order_by("number").values_list("number", "version")) == before
    with override_settings(SEARCH_INDEX_PREFIX=f"{settings.SEARCH_INDEX_PREFIX}{SUFFIX}"):
        assert all_indexes(elastic, "fr") == []


def test_the_last_page_is_the_last_that_can_be_paged_to():
    ProjectPageFactory()

    assert measuring.addresses(41)["last page"].endswith("?page=3")
    assert measuring.addresses(20_000)["last page"].endswith("?page=100")
