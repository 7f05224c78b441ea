"""Making many pages at once.

Writes the same rows as Wagtail 8.0 does when an editor adds a page and saves or publishes it, in a few statements
for all pages where Wagtail takes some eighty for each. tests/interop/spreadsheets/test_creating.py compares the two.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, Revision

from core.models import PortalPage

BATCH = 500
LONGEST_SLUG = 200  # characters


class Slugs:
    """Last parts of addresses below one page, each given once."""

    def __init__(self, parent: Page) -> None:
        self.taken = set(parent.get_children().values_list("slug", flat=True))

    def give(self, title: str) -> str:
        """Return the slug that Wagtail would make of a title."""
        base = slugify(title, allow_unicode=settings.WAGTAIL_ALLOW_UNICODE_SLUGS)[:LONGEST_SLUG].strip("-") or "projet"
        slug, number = base, 1
        while slug in self.taken:
            number += 1
            slug = f"{base}-{number}"
        self.taken.add(slug)
        return slug


def create_pages(pages: Sequence[PortalPage], *, parent: Page, slugs: Slugs, by: Any, live: bool) -> None:
    """Save new pages of one type below another page, with revision and history; nothing validates them here.

    To be called in a transaction in which the parent is locked.
    """
    if not pages:
        return
    place(pages, parent, slugs, by, live)
    hold_children(pages)
    bases = [Page(**own_values(Page, page)) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases), strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk
        page.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)  # by which treebeard knows whether there is a last child
    create_children(pages)
    add_revisions(pages, bases, by, live)
    add_history(pages, by, live)


def place(pages: Sequence[PortalPage], parent: Page, slugs: Slugs, by: Any, live: bool) -> None:
    """Give each page its place in the tree, its address and its state."""
    last = parent.get_last_child()
    now = timezone.now()
    for page in pages:
        page.path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
        page.depth, page.locale_id, last = parent.depth + 1, parent.locale_id, page
        page.slug = page.slug or slugs.give(page.title)
        page.set_url_path(parent)
        page.draft_title, page.owner = page.title, by
        page.live, page.has_unpublished_changes = live, not live
        page.latest_revision_created_at = now
        if live:
            page.first_published_at = page.last_published_at = now


def hold_children(pages: Sequence[PortalPage]) -> None:
    """Keep the rows of pages at hand, also where there are none: nobody asks the database for them later."""
    for page in pages:
        for relation in get_all_child_relations(page):
            rows = getattr(page, relation.get_accessor_name())
            rows.set(rows.all())


def own_values(model: type[models.Model], instance: models.Model) -> dict[str, Any]:
    """Return what an instance says in the columns of one of its tables."""
    return {
        field.attname: getattr(instance, field.attname)
        for field in model._meta.local_concrete_fields
        if not field.primary_key
    }


def create_children(pages: Sequence[PortalPage]) -> None:
    """Save the rows that belong to pages, a statement for each kind."""
    for relation in get_all_child_relations(pages[0]):
        rows = []
        for page in pages:
            for row in getattr(page, relation.get_accessor_name()).all():
                setattr(row, relation.field.attname, page.pk)
                rows.append(row)
        relation.related_model._default_manager.bulk_create(rows, batch_size=BATCH)


def add_revisions(pages: Sequence[PortalPage], bases: Sequence[Page], by: Any, live: bool) -> None:
    """Keep what each page says as its first revision."""
    for page, base, revision in zip(pages, bases, revisions_of(pages, by), strict=True):
        base.latest_revision = page.latest_revision = revision
        base.live_revision = page.live_revision = revision if live else None
    Page.objects.bulk_update(bases, ["latest_revision", "live_revision"], batch_size=BATCH)


def revisions_of(pages: Sequence[PortalPage], by: Any) -> list[Revision]:
    """Keep what each page says as a revision; return them in the order of the pages."""
    revisions = [
        Revision(
            content_type=page.cached_content_type,
            base_content_type=page.get_base_content_type(),
            object_id=str(page.pk),
            created_at=page.latest_revision_created_at,
            user=by,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    return Revision.objects.bulk_create(revisions, batch_size=BATCH)


def add_history(pages: Sequence[PortalPage], by: Any, live: bool) -> None:
    """Note in the history of each page who made it, and who published it."""
    actions = ["wagtail.create", *(["wagtail.publish"] if live else [])]
    PageLogEntry.objects.bulk_create(
        [log_entry(page, action, by=by, group=uuid.uuid4()) for page in pages for action in actions], batch_size=BATCH
    )


def log_entry(page: Page, action: str, *, by: Any, group: uuid.UUID, deleted: bool = False) -> PageLogEntry:
    """Return an entry of the history of a page; `group` ties what was done at one go."""
    return PageLogEntry(
        page_id=page.pk,
        content_type=page.cached_content_type,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=timezone.now(),
        uuid=group,
        user=by,
        revision=None if deleted else page.latest_revision,
        content_changed=not deleted,
        deleted=deleted,
        data={},
    )
