"""The measures of the search measure what a reader and an editor meet."""

import pytest
from django.test import override_settings

from core.blocks import TextBlock
from search import measuring, waiting
from search.elastic.indexes import all_indexes
from search.measuring import measure
from search.waiting import editing_times
from tests.search.asking import news
from tests.search.conftest import bring_up_to_date

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(elastic, monkeypatch):
    monkeypatch.setattr(measuring, "ROUNDS", 1)
    body = [("rich_text", TextBlock().to_python("<p>Une phrase. Une autre phrase.</p>"))]
    made = [news("Guichet des communes", language, body=body) for language in ("fr", "en", "es")]
    bring_up_to_date()
    return made


def test_a_page_of_results_asks_no_database_and_the_engine_three_times_at_most(pages, elastic, settings):
    figures = measure(30)

    assert figures["documents"] == 30
    assert figures["statements"] == 0
    assert 1 <= figures["requests"] <= 3
    assert all(figures[name][0] > 0 for name in ("bare", "full", "view", "suggest", "nothing"))
    with override_settings(SEARCH_INDEX_PREFIX=f"{settings.SEARCH_INDEX_PREFIX}{measuring.SUFFIX}"):
        assert all_indexes(elastic, "fr") == []


def test_pages_that_are_published_and_deleted_to_measure_stay_as_they_were(pages, queue, monkeypatch):
    monkeypatch.setattr(waiting, "EDITS", 2)

    times = editing_times()

    assert all(times[engine][action] > 0 for engine in ("without", "hanging") for action in ("publish", "delete"))
    for page in pages:
        before = page.latest_revision_id
        page.refresh_from_db()
        assert (page.live, page.latest_revision_id) == (True, before)
