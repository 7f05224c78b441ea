"""How fast the list of projects is with many of them, made of those that there are.

A generated project has the facts of real ones, shuffled, and is shown as one of these. Nothing is left behind. Times
are in milliseconds. Machines are noisy: what counts are ratios within one run, and numbers of queries.
"""

import itertools
import random
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from typing import Any

from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from core.addresses import address_of
from projectdb.listing import FIGURES
from projectdb.models import ProjectIndexPage
from search.measuring import many_documents, times
from search.models import Entry
from search.results import LAST, PAGE_SIZE

LANGUAGE, SOURCE = "fr", "projects"
FIRST = 100_000_000  # number of the first generated entry, above those of pages
BATCH = 1000
EXPORTED = range(2_000, 20_001)  # projects of which files are measured
FORMATS = ("csv", "xlsx")
ROUNDS = 5


def measure(size: int, engine: str) -> dict[str, Any]:
    """Return milliseconds and numbers of queries of the list with `size` projects; `engine` may be "database"."""
    surroundings = many_entries(size) if engine == "database" else many_documents(size, projects)
    with surroundings:
        client = Client(SERVER_NAME="localhost")
        found: dict[str, Any] = {"projects": size, "engine": engine}
        for name, address in addresses(size).items():
            found[name] = measured(client, address)
        for form in FORMATS if size in EXPORTED else ():
            found[form] = exported(client, f"{address_of_list()}projects.{form}")
    return found


def address_of_list() -> str:
    """Return the address of the list of projects."""
    return address_of(ProjectIndexPage.objects.live().get(locale__language_code=LANGUAGE), LANGUAGE)


def addresses(size: int) -> dict[str, str]:
    """Return what is asked for, by name."""
    url = address_of_list()
    last = min(-(-size // PAGE_SIZE), LAST // PAGE_SIZE)
    return {
        "list": url,
        "three facets": f"{url}?origin=202&theme=diaspora&status=closed",
        "last page": f"{url}?page={last}",
        "map": f"{url}?view=011",
        "figures": f"{url}{FIGURES}/",
    }


def measured(client: Client, address: str) -> dict[str, float]:
    """Return the median milliseconds of a page and its queries."""
    median, _slow = times(partial(fetch, client), [address] * ROUNDS)
    with CaptureQueriesContext(connection) as statements:
        fetch(client, address)
    return {"ms": median, "queries": len(statements)}


def exported(client: Client, address: str) -> dict[str, float]:
    """Return seconds and bytes of a file that is sent part by part, and the most memory that it takes, in bytes."""
    began = time.monotonic()
    sent = sum(map(len, client.get(address)))
    return {"seconds": time.monotonic() - began, "bytes": sent, "memory": memory(client, address)}


@override_settings(DEBUG=False)  # else Django keeps each query
def memory(client: Client, address: str) -> int:
    """Return the most bytes that Python holds at a time to send a file, beyond what the process held before.

    What the process has had says less: it was larger before, when the projects were made.
    """
    tracemalloc.start()
    try:
        for _part in client.get(address):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def fetch(client: Client, address: str) -> None:
    """Ask for a page as a visitor does. Raises `RuntimeError` if it does not answer."""
    response = client.get(address)
    if response.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address} answers {response.status_code}")


def projects(language: str, size: int) -> Iterator[Entry]:
    """Return entries of projects in a language, shuffled by a fixed seed; none where it has no project."""
    real = list(Entry.objects.standing().filter(language=language, source=SOURCE))
    chance = random.Random(7)  # noqa: S311  patterns, not secrets
    numbers = range(FIRST, FIRST + size if real else FIRST)
    return (shuffled(number, chance.choice(real), chance.choice(real)) for number in numbers)


def shuffled(number: int, entry: Entry, other: Entry) -> Entry:
    """Return an entry that is shown as one project and has the facts of another."""
    facts = {"orders": other.orders | entry.orders, "amounts": other.amounts}
    document = dict(entry.document or {}) | facts | {"facets": (other.document or {})["facets"]}
    return Entry(
        number=number,
        key=entry.key,
        language=entry.language,
        languages=entry.languages,
        source=SOURCE,
        audience=entry.audience,
        codes=other.codes,
        date=other.date,
        document=document | {"date": str(other.date) if other.date else None},
        version=number,
        drawn_version=number,
        sent_version=number,
        marked_at=entry.marked_at,
        **facts,
    )


@contextmanager
def many_entries(size: int) -> Iterator[None]:
    """Have the database search `size` projects in French instead of those that there are, and no engine."""
    with override_settings(ELASTICSEARCH_URL=""), transaction.atomic():
        made = projects(LANGUAGE, size)
        batch = list(itertools.islice(made, BATCH))
        Entry.objects.filter(source=SOURCE).delete()
        while batch:
            Entry.objects.bulk_create(batch)
            batch = list(itertools.islice(made, BATCH))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_entry")
        yield
        transaction.set_rollback(True)
