"""Comparing what the search has with what it should have."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan
from wagtail.models import Page

from search.documents import Surroundings, document_of, with_locales
from search.drawing import draw_marked
from search.elastic.connection import is_configured, writing
from search.elastic.indexes import alias_of, indexes_behind, is_of_this_make, languages
from search.elastic.rebuilding import rebuild
from search.models import Entry
from search.parts import document_of_part

BATCH = 100


@dataclass
class Differences:
    """Numbers of pages whose entry, or whose document in the engine, is not what it should be."""

    missing: set[int] = field(default_factory=set)  # pages without an entry
    outdated: set[int] = field(default_factory=set)  # entries that a new drawing would change
    unsent: set[int] = field(default_factory=set)  # documents that the engine lacks or has in another version
    surplus: set[int] = field(default_factory=set)  # documents of the engine that nobody should find
    lost_indexes: list[str] = field(default_factory=list)  # languages without an index, or with one of another version

    @property
    def count(self) -> int:
        """Number of differences."""
        return sum(map(len, (self.missing, self.outdated, self.unsent, self.surplus, self.lost_indexes)))


def compare(*, is_quick: bool = False) -> Differences:
    """Compare pages with entries, unless it must be quick, and entries with the engine.

    Raises `Unavailable` if the engine does not answer.
    """
    found = Differences()
    if not is_quick:
        compare_entries(found)
    if is_configured():
        with writing() as engine:
            compare_engine(engine, found)
    return found


def compare_entries(found: Differences) -> None:
    """Draw every page with its parts and compare them with their entries."""
    known = dict(Entry.objects.values_list("number", "document"))
    parts = {
        (page, key): number
        for page, key, number in Entry.objects.exclude(part="").values_list("page_id", "part", "number")
    }
    drawn: set[int] = set()
    numbers = list(Page.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        pages = with_locales(Page.objects.filter(pk__in=numbers[start : start + BATCH]).specific())
        around = Surroundings.of(pages)
        for page in pages:
            documents = {page.pk: document_of(page, around)}
            for key in around.parts_of(page):
                if number := parts.get((page.pk, key)):
                    documents[number] = document_of_part(page, key, number, around)
                else:
                    found.missing.add(page.pk)  # whose drawing will mark its parts
            found.missing |= {number for number, document in documents.items() if document and number not in known}
            found.outdated |= {n for n, document in documents.items() if n in known and document != known[n]}
            drawn |= set(documents)
    found.outdated |= {number for number, document in known.items() if document} - drawn


def compare_engine(engine: Elasticsearch, found: Differences) -> None:
    """Compare the versions of documents in the engine with those of the entries."""
    for language in languages():
        names = indexes_behind(engine, language)
        if not names or not all(is_of_this_make(engine, name, language) for name in names):
            found.lost_indexes.append(language)
            continue
        entries = Entry.objects.standing().filter(language=language)
        expected = dict(entries.values_list("number", "drawn_version"))
        there = dict(versions_in(engine, language))
        found.unsent |= {number for number, version in expected.items() if there.get(number) != version}
        found.surplus |= set(there) - set(expected)


def versions_in(engine: Elasticsearch, language: str) -> Iterator[tuple[int, int]]:
    """Yield number and version of each document of a language."""
    engine.indices.refresh(index=alias_of(language))
    for hit in scan(
        engine, index=alias_of(language), source=["version"], size=1000, query={"query": {"match_all": {}}}
    ):
        yield int(hit["_id"]), hit["_source"]["version"]


def repair(found: Differences) -> None:
    """Mark what differs, so that the next task draws and sends it; build indexes that are lost.

    The engine reads the glossary again: when it starts, it may have opened an index before the glossary.
    """
    Entry.objects.mark(found.missing | found.outdated | found.unsent | found.surplus)
    if found.lost_indexes:
        draw_marked()
        rebuild(is_forced=True)
    elif is_configured():
        with writing() as engine:
            engine.indices.reload_search_analyzers(index=[alias_of(language) for language in languages()])
