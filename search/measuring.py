"""How fast the search is with many documents, made of those that there are.

Times are in milliseconds. Machines are noisy: what counts are ratios within one run, requests and queries.
"""

import itertools
import logging
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from elasticsearch import Elasticsearch

from search.audiences import PUBLIC
from search.elastic import engine as elastic
from search.elastic.concepts import send_concepts
from search.elastic.connection import writing
from search.elastic.indexes import alias_of, create, languages, operations
from search.elastic.rebuilding import swap
from search.models import Entry
from search.query import parse
from search.results import Request

SUFFIX = "-measure"  # of the names of indexes that are made to measure
LANGUAGE = "fr"
BATCH = 500
ROUNDS = 3
WORDS = 33  # most frequent words of the titles, each alone and with the next
SENTENCES = 12  # of a document's body
WITHOUT_RESULT = "zzqxj"


@contextmanager
def many_documents(
    size: int, make: Callable[[str, int], Iterator[Entry]] | None = None
) -> Iterator[tuple[Elasticsearch, float]]:
    """Give an engine with `size` documents in each language, and how many it took a second.

    `make` yields the entries of a language, else they are made of all that there are.
    """
    prefix = f"{settings.SEARCH_INDEX_PREFIX}{SUFFIX}"
    with override_settings(SEARCH_INDEX_PREFIX=prefix), writing() as engine:
        send_concepts(engine, prefix)
        names = {language: f"{alias_of(language)}-{size}" for language in languages()}
        try:
            began = time.monotonic()
            for language, name in names.items():
                create(engine, name, language)
            made = [(make or documents)(language, size) for language in names]
            with ThreadPoolExecutor() as pool:
                list(pool.map(partial(fill, engine), names, names.values(), made))
            swap(engine, {}, names)
            yield engine, size * len(names) / (time.monotonic() - began)
        finally:
            for name in names.values():
                engine.indices.delete(index=name, ignore_unavailable=True)


def fill(engine: Elasticsearch, language: str, name: str, made: Iterator[Entry]) -> None:
    """Write documents in bulk to the index of a language, and show them."""
    while batch := list(itertools.islice(made, BATCH)):
        engine.bulk(operations=list(operations(batch, {language: [name]})), filter_path="errors")
    engine.indices.refresh(index=name)


def documents(language: str, size: int) -> Iterator[Entry]:
    """Return entries whose texts and facets are those of real ones, shuffled by a fixed seed."""
    real = list(Entry.objects.standing().filter(language=language))
    sentences = [part for entry in real for part in (entry.document or {})["body"].split(". ") if part]
    chance = random.Random(7)  # noqa: S311  patterns, not secrets
    return (shuffled(number, chance, real, sentences) for number in range(1, size + 1))


def shuffled(number: int, chance: random.Random, real: list[Entry], sentences: list[str]) -> Entry:
    """Return an entry made of two real ones and of sentences of all."""
    entry, other = chance.choice(real), chance.choice(real)
    document = dict(entry.document or {}) | {
        "facets": (other.document or {})["facets"],
        "orders": other.orders,
        "amounts": other.amounts,
    }
    document |= {"pk": number, "body": ". ".join(chance.choices(sentences, k=SENTENCES)), "promoted": []}
    return Entry(pk=number, language=entry.language, audience=[PUBLIC], document=document, drawn_version=number)


def frequent_texts() -> list[str]:
    """Return the most frequent words of titles, alone and in pairs: the dearest searches."""
    counts: dict[str, int] = {}
    for title in Entry.objects.standing().filter(language=LANGUAGE).values_list("document__title", flat=True):
        for word in title.split():
            if len(word) > 4:
                counts[word] = counts.get(word, 0) + 1
    words = sorted(counts, key=lambda word: -counts[word])[:WORDS]
    return [*words, *(f"{one} {other}" for one, other in itertools.pairwise(words))]


def times(action: Callable[[str], Any], texts: Iterable[str]) -> tuple[float, float]:
    """Return median and 95th percentile of the milliseconds that an action takes, after one round to warm up."""
    texts = list(texts)
    for text in texts:
        action(text)
    found = []
    for text in texts * ROUNDS:
        began = time.perf_counter()
        action(text)
        found.append((time.perf_counter() - began) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def measure(size: int) -> dict[str, Any]:
    """Return the figures for a number of documents in each language."""
    client, texts = Client(SERVER_NAME="localhost"), frequent_texts()
    with many_documents(size) as (engine, rate):
        index = alias_of(LANGUAGE)

        def bare(text: str) -> None:
            engine.search(index=index, query={"match": {"all": text}}, size=10, source_includes=["title"])

        def full(text: str) -> None:
            elastic.find(Request(query=parse(text), language=LANGUAGE))

        def view(text: str) -> None:
            fetch(client, f"/{LANGUAGE}/search/", text)

        def suggest(text: str) -> None:
            fetch(client, f"/{LANGUAGE}/search/suggest/", text[:5])

        figures: dict[str, Any] = {"documents": size, "rate": rate}
        figures |= {action.__name__: times(action, texts) for action in (bare, full, view, suggest)}
        unknown = [f"{WITHOUT_RESULT}{text}" for text in texts[:WORDS]]
        figures["nothing"] = times(full, unknown)
        figures["requests"] = max(requests_of(partial(view, text)) for text in (*texts, *unknown))
        view(texts[0])  # what a process keeps for a minute is fresh
        with CaptureQueriesContext(connection) as statements:
            view(texts[0])
        figures["statements"] = len(statements)
        figures["bytes"] = engine.indices.stats(index=index)["_all"]["total"]["store"]["size_in_bytes"]
        figures["memory"] = memory_of(engine)
    return figures


def fetch(client: Client, path: str, text: str) -> None:
    """Ask the portal as a reader does. Raises `RuntimeError` if it does not answer."""
    status = client.get(path, {"q": text}).status_code
    if status != HTTPStatus.OK:
        raise RuntimeError(f"{path}?q={text} answers {status}")


class Counter(logging.Handler):
    """Counts what is logged."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def requests_of(action: Callable[[], None]) -> int:
    """Return how many requests an action sends to the engine: its client logs each."""
    counter, log = Counter(logging.INFO), logging.getLogger("elastic_transport.transport")
    level, log.propagate = log.level, False
    log.addHandler(counter)
    log.setLevel(logging.INFO)
    try:
        action()
    finally:
        log.propagate = True
        log.setLevel(level)
        log.removeHandler(counter)
    return counter.count


def memory_of(engine: Elasticsearch) -> int:
    """Return the bytes that the engine's Java has taken for its heap and beside it."""
    memory = engine.nodes.stats(metric="jvm")["nodes"].popitem()[1]["jvm"]["mem"]
    return memory["heap_committed_in_bytes"] + memory["non_heap_committed_in_bytes"]
