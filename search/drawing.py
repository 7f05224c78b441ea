"""Drawing entries: the documents of pages that were marked, kept in the table of entries."""

import logging
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Cast
from wagtail.models import Page

from search.database.vector import vector_of
from search.documents import Document, Surroundings, document_of, with_locales
from search.models import Entry
from search.results import FACETS

BATCH = 100
logger = logging.getLogger(__name__)


def draw_marked() -> int:
    """Draw all marked entries; return how many.

    No row is locked while its page is read, so that no editor waits: an entry that is marked meanwhile keeps a
    version above the one that was drawn, and comes again.
    """
    drawn = 0
    while batch := dict(Entry.objects.to_draw().order_by("page_id").values_list("page_id", "version")[:BATCH]):
        pages = {page.pk: page for page in with_locales(Page.objects.filter(pk__in=batch).specific())}
        around = Surroundings.of(pages.values())
        for number, version in batch.items():
            draw(number, version, pages.get(number), around)
        drawn += len(batch)
    return drawn


def draw(number: int, version: int, page: Page | None, around: Surroundings) -> None:
    """Draw one entry as of a version; without a page nobody finds it any more."""
    try:
        with transaction.atomic():
            values = values_of(document_of(page, around) if page else None)
    except Exception:  # a fault of one page type must not keep all other pages out of the search
        logger.exception("Page %s could not be drawn for the search", number)
        values = {}
    Entry.objects.filter(pk=number, drawn_version__lt=version).update(drawn_version=version, **values)


def values_of(document: Document | None) -> dict[str, Any]:
    """Return the columns of an entry for a document."""
    if document is None:
        return {"document": None, "words": None, "audience": [], "facets": {}}
    return {
        "document": document,
        "key": document["key"],
        "language": document["language"],
        "languages": document["languages"],
        "source": document["source"],
        "audience": document["audience"],
        "date": document["date"],
        "facets": {name: document[name] for name in FACETS},
        "words": Cast(Value(vector_of(document)), SearchVectorField()),
    }
