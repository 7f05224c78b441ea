"""Publishing pages while others search and indexes are built anew: what is found right after each task?

Works on copies of a page, which go again. The worker of the portal must run.
"""

import random
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import F
from wagtail.models import Page

from core.addresses import address_of
from core.querysets import HOME_DEPTH
from search.elastic.rebuilding import rebuild
from search.measuring import LANGUAGE
from search.models import Entry

PAGES = 100
PACE = 0.5  # seconds from one page to the next
PATIENCE = 120  # seconds for the worker
PREFIX = "essai-de-charge-"
LETTERS = "bcdfghjklmnpqrstvwxz"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def word() -> str:
    """Return a word that no page has and that is like no other."""
    return "zq" + "".join(random.choices(LETTERS, k=12))  # noqa: S311  not a secret


@contextmanager
def copies() -> Iterator[list[Page]]:
    """Give live copies of a page, each with a word of its own as its title, and delete them."""
    remove_copies()
    pages = Page.objects.live().filter(locale__language_code=LANGUAGE, depth__gt=HOME_DEPTH, numchild=0, alias_of=None)
    page = pages.order_by("-first_published_at").first().specific
    try:
        made = []
        for number in range(PAGES):
            attributes = {"title": word(), "slug": f"{PREFIX}{number}"}
            made.append(page.copy(update_attrs=attributes, copy_revisions=False, log_action=None))
        wait_for_worker(made)
        yield made
    finally:
        remove_copies()


def remove_copies() -> None:
    """Delete the copies, those of a run that was cut off too."""
    for page in Page.objects.filter(slug__startswith=PREFIX).specific():
        page.delete()


def undone(pages: list[Page]) -> set[int]:
    """Return the numbers of pages that the worker has not sent yet."""
    numbers = [page.pk for page in pages]
    done = Entry.objects.filter(pk__in=numbers, version=F("drawn_version"), drawn_version=F("sent_version"))
    return set(numbers) - set(done.values_list("pk", flat=True))


def wait_for_worker(pages: list[Page]) -> None:
    """Wait until all pages are sent. Raises `TimeoutError` if that takes too long."""
    deadline = time.monotonic() + PATIENCE
    while undone(pages):
        if time.monotonic() > deadline:
            raise TimeoutError("The worker does not send; does the portal run?")
        time.sleep(0.5)


def press(origin: str, pages: list[Page]) -> dict[str, Any]:
    """Give each page a new title in turn, while indexes are built all the time; say what was wrong after its task.

    `missing`: new titles that did not find their page; `stale`: old titles that still found it.
    """
    found: dict[str, Any] = {"published": 0, "missing": [], "stale": []}
    waiting: dict[int, tuple[Page, str]] = {}
    with rebuilding() as count:
        for page in pages:
            old, page.title = page.title, word()
            page.save_revision().publish()
            waiting[page.pk] = (page, old)
            found["published"] += 1
            check(origin, waiting, found)
            time.sleep(PACE)
        wait_for_worker(pages)
        check(origin, waiting, found)
    return found | {"rebuilds": len(count)}


def check(origin: str, waiting: dict[int, tuple[Page, str]], found: dict[str, Any]) -> None:
    """Search for the pages whose task is done; they wait no longer."""
    late = undone([page for page, _old in waiting.values()])
    for number in [number for number in waiting if number not in late]:
        page, old = waiting.pop(number)
        if not is_found(origin, page, page.title):
            found["missing"].append(page.title)
        if is_found(origin, page, old):
            found["stale"].append(old)


def is_found(origin: str, page: Page, text: str) -> bool:
    """Say whether a visitor's search finds a page."""
    with OPENER.open(f"{origin}/{LANGUAGE}/search/?{urlencode({'q': text})}", timeout=PATIENCE) as answer:
        return f'href="{address_of(page, LANGUAGE)}"' in answer.read().decode()


@contextmanager
def rebuilding() -> Iterator[list[int]]:
    """Build all indexes again and again; give the number of documents of each time."""
    counts: list[int] = []
    is_over = threading.Event()

    def work() -> None:
        while not is_over.is_set():
            counts.append(rebuild())
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield counts
    finally:
        is_over.set()
        thread.join()
