"""How long editors wait for the search: with an engine that hangs, and without any.

Real pages are published and deleted, each in a transaction that is taken back. Times are in milliseconds.
"""

import socket
import statistics
import time
from collections.abc import Callable

from django.db import transaction
from django.test import TestCase, override_settings
from wagtail.models import Page

from core.querysets import HOME_DEPTH

EDITS = 40

Times = dict[str, list[float]]  # by what is done


def editing_times() -> dict[str, dict[str, float]]:
    """Return the median of publishing and of deleting a page, by how the engine is."""
    pages = Page.objects.live().filter(depth__gt=HOME_DEPTH, numchild=0).order_by("pk").values_list("pk", flat=True)
    step = max(1, len(pages) // EDITS)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never answers
        engines = {"without": "", "hanging": f"http://127.0.0.1:{silent.getsockname()[1]}"}
        found: dict[str, Times] = {name: {"publish": [], "delete": []} for name in engines}
        for place, number in enumerate(pages[::step][:EDITS]):
            for name in sorted(engines, reverse=bool(place % 2)):  # neither always comes first
                with override_settings(ELASTICSEARCH_URL=engines[name]):
                    edit(number, found[name])
    return {name: {action: statistics.median(took) for action, took in times.items()} for name, times in found.items()}


def edit(number: int, times: Times) -> None:
    """Publish a page, then delete it, and take both back."""
    with transaction.atomic():
        page = Page.objects.get(pk=number).specific
        times["publish"].append(took(lambda: page.save_revision().publish()))
        times["delete"].append(took(page.delete))
        transaction.set_rollback(True)


def took(action: Callable[[], object]) -> float:
    """Return how long an action took with what follows its commit, which here comes without one."""
    began = time.perf_counter()
    with TestCase.captureOnCommitCallbacks(execute=True):
        action()
    return (time.perf_counter() - began) * 1000
