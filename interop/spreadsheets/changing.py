"""Changing many pages at once, and giving them back what they said.

Writes what Wagtail 8.0 does when an editor saves or publishes a page, without its some hundred statements for each.
tests/interop/spreadsheets/test_changing.py compares the two.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry

from core.models import PortalPage
from interop.spreadsheets.creating import BATCH, hold_children, log_entry, own_values, revisions_of

DRAFT = ["draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"]


def change_pages(pages: Sequence[PortalPage], *, by: Any, live: bool) -> None:
    """Save changed pages of one type with a revision; with `live` publish those that nobody has taken offline.

    To be called in a transaction in which the pages are locked; nothing validates them here.
    """
    now = timezone.now()
    published = [page for page in pages if live and is_to_be_published(page)]
    hold_children(pages)
    write_children(published)
    for page in pages:
        page.draft_title, page.latest_revision_created_at = page.title, now
        page.has_unpublished_changes = page not in published
    for page in published:
        page.live, page.expired, page.last_published_at = True, False, now
        page.first_published_at = page.first_published_at or now
    for page, revision in zip(pages, revisions_of(pages, by), strict=True):
        page.latest_revision = revision
    for page in published:
        page.live_revision = page.latest_revision
    write_rows(published)
    drafts = [page for page in pages if page not in published]
    bases = [as_base(page) for page in drafts]
    Page.objects.bulk_update(bases, DRAFT, batch_size=BATCH)
    for page in Page.objects.filter(pk__in=[page.pk for page in published], aliases__isnull=False).distinct():
        page.specific.update_aliases()
    add_history(pages, published, by)


def is_to_be_published(page: Page) -> bool:
    """Say whether a page goes on being public or has never been, and waits for no day."""
    is_due = page.go_live_at is None or page.go_live_at <= timezone.now()
    return is_due and (page.live or page.first_published_at is None)


def as_base(page: PortalPage) -> Page:
    """Return the part of a page that all types share."""
    return Page(pk=page.pk, **own_values(Page, page))


def write_rows(pages: Sequence[PortalPage]) -> None:
    """Write the columns of pages: two statements for each."""
    for page in pages:
        as_base(page).save_base(raw=True, force_update=True)
        page.save_base(raw=True, force_update=True)


def write_children(pages: Sequence[PortalPage]) -> None:
    """Write the rows that belong to pages, and delete those that no longer do: two statements for each kind."""
    for relation in get_all_child_relations(pages[0]) if pages else ():
        model, owner = relation.related_model, relation.field
        rows = [row for page in pages for row in getattr(page, relation.get_accessor_name()).all()]
        kept = [row.pk for row in rows if row.pk]
        model._default_manager.filter(**{f"{owner.name}__in": [page.pk for page in pages]}).exclude(
            pk__in=kept
        ).delete()
        names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
        model._default_manager.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=names
        )


def give_back(pages: Sequence[PortalPage]) -> None:
    """Write pages as they were, with the rows that belonged to them under their old numbers."""
    write_children(pages)
    write_rows(pages)


def add_history(pages: Sequence[PortalPage], published: Sequence[PortalPage], by: Any) -> None:
    """Note in the history of each page who changed it, and who published it."""
    entries = [log_entry(page, "wagtail.edit", by=by, group=uuid.uuid4()) for page in pages]
    entries += [log_entry(page, "wagtail.publish", by=by, group=uuid.uuid4()) for page in published]
    PageLogEntry.objects.bulk_create(entries, batch_size=BATCH)
