"""Building the indexes anew while readers search and editors write."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from elasticsearch import Elasticsearch

from news.models import NewsPage
from search import engine
from search.checking import compare, repair
from search.elastic import rebuilding
from search.elastic.connection import Unavailable
from search.elastic.indexes import alias_of, all_indexes, indexes_behind, languages
from search.elastic.rebuilding import TooFewDocuments, rebuild
from search.elastic.schema import synonyms_set
from search.locks import REBUILDING, Busy, held
from search.models import Entry
from search.query import parse
from search.results import Request
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def guichet(elastic):
    page = make_page(NewsPage, title="Guichet", language="fr")
    bring_up_to_date()
    return page


def found(text="guichet"):
    results = engine.find(Request(query=parse(text), language="fr"))
    assert not results.is_simple
    return [hit.pk for hit in results.hits]


def test_a_rebuild_changes_indexes_in_one_step_and_leaves_none_behind(elastic, guichet):
    before = indexes_behind(elastic, "fr")

    rebuild()

    assert indexes_behind(elastic, "fr") != before
    assert all(all_indexes(elastic, code) == indexes_behind(elastic, code) for code in languages())
    assert found() == [guichet.pk]
    assert compare().count == 0


def edit(changed, gone):
    """Change a page, delete another, make a third."""
    changed.title = "Comptoir"
    changed.save()
    gone.delete()
    make_page(NewsPage, title="Guichet neuf", language="fr")
    bring_up_to_date()
    assert found("comptoir") == [changed.pk]  # in the old index, which readers still use


def test_what_is_edited_during_a_rebuild_is_right_after_it(elastic, guichet, monkeypatch):
    gone = make_page(NewsPage, title="Guichet fermé", language="fr")
    bring_up_to_date()
    monkeypatch.setattr(rebuilding, "check_size", lambda *_args: edit(guichet, gone))

    rebuild()
    bring_up_to_date()

    assert found("comptoir") == [guichet.pk]
    assert found("guichet") == [NewsPage.objects.get(title="Guichet neuf").pk]
    assert compare().count == 0


def test_a_rebuild_that_breaks_leaves_the_old_index_and_the_next_one_cleans_up(elastic, guichet, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(rebuilding, "swap", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rebuild()
    assert found() == [guichet.pk]
    assert len(all_indexes(elastic, "fr")) == 2

    rebuild()

    assert len(all_indexes(elastic, "fr")) == 1


def test_an_index_that_would_lose_most_pages_is_not_taken(elastic, guichet):
    Entry.objects.update(document=None)

    with pytest.raises(TooFewDocuments):
        rebuild()

    assert found() == [guichet.pk]
    assert len(all_indexes(elastic, "fr")) == 1


def test_one_rebuild_runs_at_a_time(elastic, guichet):
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [REBUILDING])
            with pytest.raises(Busy):
                rebuild()
            cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILDING])
    finally:
        other.close()
    with held(REBUILDING):
        pass


def test_an_index_deleted_by_hand_is_built_anew_by_the_next_task(elastic, guichet):
    for name in indexes_behind(elastic, "fr"):
        elastic.indices.delete(index=name)
    Entry.objects.mark([guichet.pk])

    bring_up_to_date()

    assert found() == [guichet.pk]


def test_a_check_finds_and_mends_what_differs(elastic, guichet):
    other = make_page(NewsPage, title="Autre guichet", language="fr")
    bring_up_to_date()
    NewsPage.objects.filter(pk=guichet.pk).update(title="Sans signal")
    elastic.delete(index=alias_of("fr"), id=str(other.pk), refresh=True)

    differences = compare()
    assert (differences.outdated, differences.unsent) == ({guichet.pk}, {other.pk})

    repair(differences)
    bring_up_to_date()
    assert compare().count == 0


def test_a_check_gives_the_glossary_to_an_index_that_was_opened_without(elastic, guichet):
    rule = {"id": "office", "synonyms": "guichet, comptoir"}
    name = synonyms_set(settings.SEARCH_INDEX_PREFIX, "fr")
    elastic.synonyms.put_synonym(id=name, synonyms_set=[rule], refresh=False)
    assert found("comptoir") == []

    repair(compare(is_quick=True))

    assert found("comptoir") == [guichet.pk]


def test_a_check_builds_an_index_of_another_version_anew(elastic, guichet):
    [old] = indexes_behind(elastic, "fr")
    elastic.indices.put_mapping(index=old, meta={"make": "another"})

    differences = compare(is_quick=True)
    assert differences.lost_indexes == ["fr"]
    repair(differences)

    assert compare().count == 0
    assert indexes_behind(elastic, "fr") != [old]


def test_update_index_draws_and_builds_everything(elastic, guichet):
    NewsPage.objects.filter(pk=guichet.pk).update(title="Sans signal")

    call_command("update_index", backend_name="public", verbosity=0)

    assert found("signal") == [guichet.pk]


def test_a_document_that_the_engine_refuses_is_told(elastic: Elasticsearch, guichet):
    Entry.objects.filter(pk=guichet.pk).update(document=Entry.objects.get(pk=guichet.pk).document | {"date": "never"})

    with pytest.raises(Unavailable, match="refused"):
        rebuild()
