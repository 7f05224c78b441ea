"""Saying what must be drawn anew. Each action marks in the transaction of the change, and asks the worker after it."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import F, Sum
from django.utils import timezone
from wagtail.models import Page

from core.addresses import address_of
from search import engine
from search.indexing import are_updates_paused
from search.models import Entry, SearchDay
from search.query import parse
from search.results import Request
from search.tasks import bring_up_to_date, read_files, send_glossary
from search.usage import pages_listing, pages_using

MOST_KEPT = 100  # characters of a text
MOST_A_DAY = 5_000  # different texts
PERSONAL = re.compile(r"@|(\d[ .-]?){7}")  # addresses of mail, numbers of telephones and papers


def mark(pages: Iterable[int]) -> None:
    """Mark pages by number; those that are no more leave the search."""
    if not are_updates_paused() and Entry.objects.mark(pages):
        transaction.on_commit(bring_up_to_date.enqueue, robust=True)


def mark_changed(page: Page) -> None:
    """Mark a page that was saved or deleted, its versions, and all below it if its address changed."""
    if are_updates_paused():
        return
    known = Entry.objects.filter(pk=page.pk).values_list("document__url", flat=True).first()
    if known and known != address_of(page, page.locale.language_code):
        mark_below(page)
    versions = Page.objects.filter(translation_key=page.translation_key)
    mark({page.pk, *versions.values_list("pk", flat=True)})


def mark_versions(pages: models.QuerySet) -> None:
    """Mark pages with all their versions: each names the languages of the others."""
    keys = pages.order_by().values("translation_key")
    mark(Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True))


def mark_below(page: Page) -> None:
    """Mark a page, all pages below it and their versions."""
    mark_versions(Page.objects.filter(path__startswith=page.path))


def mark_users(row: models.Model) -> None:
    """Mark the pages that show a row: a theme, a country, an organisation, a file.

    A row may be shown through another one, as a region through its countries, or as one of a whole list.
    """
    mark(pages_using([row]) | pages_listing(type(row)))


def count_search(*, text: str, language: str, is_click: bool) -> None:
    """Count a search, or a click on a result, under its day; what may name a person is not kept.

    How much it finds is found out here, so that nobody can pretend.
    """
    query = parse(text)
    words = query.text[:MOST_KEPT]
    if not words or PERSONAL.search(words):
        return
    day: dict[str, Any] = {"day": timezone.localdate(), "language": language, "text": words}
    if is_click:
        SearchDay.objects.filter(**day).update(clicks=F("clicks") + 1)
        return
    if SearchDay.objects.filter(day=day["day"]).count() >= MOST_A_DAY:
        return
    results = engine.find(Request(query=query, language=language, size=1))
    SearchDay.objects.get_or_create(**day)
    SearchDay.objects.filter(**day).update(
        searches=F("searches") + 1,
        second_passes=F("second_passes") + int(results.is_widened),
        results=results.total,
    )


def forget_rare_searches() -> int:
    """Delete texts that were searched for fewer than three times, thirty days after; return how many rows."""
    before = timezone.localdate() - datetime.timedelta(days=30)
    frequent = SearchDay.objects.values("language", "text").annotate(total=Sum("searches")).filter(total__gte=3)
    rare = SearchDay.objects.filter(day__lt=before).exclude(text__in=frequent.values("text"))
    return rare.delete()[0]


def renew_glossary() -> None:
    """Send the words of the glossary to the engine."""
    if not are_updates_paused():
        transaction.on_commit(send_glossary.enqueue, robust=True)


def renew_file(document: models.Model) -> None:
    """Read the text of a file that is new or was replaced, and mark the pages that offer it."""
    mark_users(document)
    if not are_updates_paused():
        transaction.on_commit(read_files.enqueue, robust=True)
