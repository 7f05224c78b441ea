"""Drawing entries: the documents of pages that were marked, kept in the table of entries."""

import logging
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Cast
from wagtail.models import Page

from search.database.counting import code_of
from search.database.vector import vector_of
from search.documents import Document, Surroundings, document_of, with_locales
from search.models import Entry
from search.parts import document_of_part

BATCH = 100
logger = logging.getLogger(__name__)


def draw_marked() -> int:
    """Draw all marked entries; return how many.

    No row is locked while its page is read, so that no editor waits: an entry that is marked meanwhile keeps a
    version above the one that was drawn, and comes again.
    """
    drawn = 0
    while batch := list(Entry.objects.to_draw().order_by("number")[:BATCH]):
        numbers = {entry.page for entry in batch}
        pages = {page.pk: page for page in with_locales(Page.objects.filter(pk__in=numbers).specific())}
        around = Surroundings.of(pages.values())
        for entry in batch:
            draw(entry, pages.get(entry.page), around)
        drawn += len(batch)
    return drawn


def draw(entry: Entry, page: Page | None, around: Surroundings) -> None:
    """Draw one entry as it was marked, and mark the parts of its page; without a page nobody finds it any more."""
    try:
        with transaction.atomic():
            values = values_of(drawn_document(entry, page, around) if page else None)
            if not entry.part:
                Entry.objects.mark_parts(entry.number, around.parts_of(page) if page else ())
    except Exception:  # a fault of one page type must not keep all other pages out of the search
        logger.exception("Page %s could not be drawn for the search", entry.number)
        values = {}
    drawn = Entry.objects.filter(pk=entry.pk, drawn_version__lt=entry.version)
    drawn.update(drawn_version=entry.version, **values)


def drawn_document(entry: Entry, page: Page, around: Surroundings) -> Document | None:
    """Return the document of an entry, of a page or of a part of it."""
    if entry.part:
        return document_of_part(page, entry.part, entry.number, around)
    return document_of(page, around)


def values_of(document: Document | None) -> dict[str, Any]:
    """Return the columns of an entry for a document."""
    if document is None:
        return {"document": None, "words": None, "audience": [], "codes": [], "orders": {}, "amounts": {}}
    return {
        "document": document,
        "key": document["key"],
        "language": document["language"],
        "languages": document["languages"],
        "source": document["source"],
        "audience": document["audience"],
        "date": document["date"],
        "codes": [code_of(facet, value) for facet, values in document["facets"].items() for value in values],
        "orders": document["orders"],
        "amounts": document["amounts"],
        "words": Cast(Value(vector_of(document)), SearchVectorField()),
    }
