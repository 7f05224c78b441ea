"""Undoing a whole import: new projects go, changed ones are as they were; refused once somebody has touched one."""

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.fields.json import KT
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import TranslationSource

from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.spreadsheets.changing import give_back
from interop.spreadsheets.creating import log_entry
from interop.spreadsheets.importing import bring_up_to_date, the_lists
from interop.spreadsheets.origins import give_back_origins
from interop.spreadsheets.progress import Progress
from interop.spreadsheets.standing import ROWS
from interop.spreadsheets.tables import CHUNK, chunks
from interop.spreadsheets.versions import forget_translations, take_back
from projectdb.models import ProjectPage
from search.indexing import index_updates_paused


class TouchedError(Exception):
    """Somebody has worked on a project of the import since."""


def touched(spreadsheet: SpreadsheetImport) -> list[ImportedRow]:
    """Return the rows whose projects somebody has edited, published, moved, deleted, translated or linked to since."""
    written = spreadsheet.rows.filter(page_id__isnull=False).annotate(path=KT("before__page__path")).defer("before")
    rows = {row.page_id: row for row in written}
    versions = {version["page"]: (row.page_id, version) for row in rows.values() for version in row.versions}
    pages = Page.objects.in_bulk([*rows, *versions])
    found = {number for number, row in rows.items() if is_touched(row, pages.get(number))}
    found |= {source for number, (source, version) in versions.items() if is_retouched(version, pages.get(number))}
    keys = {page.translation_key: page.pk for page in pages.values() if page.pk in rows}
    translated = TranslationSource.objects.filter(object__in=keys, last_updated_at__gte=spreadsheet.imported_at)
    found |= {keys[key] for key in translated.values_list("object", flat=True)}
    owners = {str(number): number for number, row in rows.items() if row.path is None}
    owners |= {str(number): owner for number, (owner, version) in versions.items() if version["before"] is None}
    new = set(owners)
    page_type = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.objects.filter(to_content_type=page_type, to_object_id__in=new)
    links = links.exclude(base_content_type=page_type, object_id__in=new)
    found |= {owners[number] for number in links.values_list("to_object_id", flat=True)}
    return sorted((rows[number] for number in found), key=lambda row: row.number)


def is_touched(row: Any, page: Page | None) -> bool:
    """Say whether a page is not as the import left it; `path` of a row is where a changed one stood."""
    return (
        page is None
        or page.latest_revision_id != row.revision_id
        or page.live != row.was_live
        or page.locked
        or row.path not in (None, page.path)
    )


def is_retouched(version: dict[str, Any], page: Page | None) -> bool:
    """Say whether the page of a translation is not as the import left it."""
    return page is None or page.latest_revision_id != version["revision"] or page.locked


def undo(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Undo an import. Raises `TouchedError`. To be called in a transaction."""
    the_lists(spreadsheet, lock=True)
    list(Page.objects.select_for_update().filter(pk__in=spreadsheet.rows.values("page_id")).values_list("pk"))
    if touched(spreadsheet):
        raise TouchedError
    with index_updates_paused(), disable_reference_index_auto_update():
        written = spreadsheet.rows.filter(page_id__isnull=False)
        for rows in chunks(written.filter(before__isnull=True)):
            delete(rows, spreadsheet)
            progress.add(len(rows))
        for rows in chunks(written.filter(before__isnull=False).iterator(CHUNK)):
            restore(rows, spreadsheet)
            progress.add(len(rows))
    give_back_origins(spreadsheet)


def delete(rows: list[ImportedRow], spreadsheet: SpreadsheetImport) -> None:
    """Delete new projects and all that was written with them; their history says so."""
    numbers = [number for row in rows for number in (row.page_id, *(version["page"] for version in row.versions))]
    translated = [row.page_id for row in rows if row.versions and row.page_id]
    forget_translations(ProjectPage.objects.filter(pk__in=translated))
    pages = ProjectPage.objects.filter(pk__in=numbers)
    group = uuid.uuid4()
    entries = [log_entry(page, "wagtail.delete", by=spreadsheet.user, group=group, deleted=True) for page in pages]
    pages.delete()
    page_type = ContentType.objects.get_for_model(Page)
    ReferenceIndex.objects.filter(base_content_type=page_type, object_id__in=[str(n) for n in numbers]).delete()
    PageLogEntry.objects.filter(page__in=numbers).update(deleted=True)
    PageLogEntry.objects.bulk_create(entries)


def restore(rows: list[ImportedRow], spreadsheet: SpreadsheetImport) -> None:
    """Give changed projects back what they said, and forget the revisions of the import."""
    before: dict[Any, dict[str, Any]] = {row.page_id: row.before or {} for row in rows}
    give_back([ProjectPage.from_serializable_data(kept["page"], check_fks=False) for kept in before.values()])
    Revision.objects.filter(pk__in=[row.revision_id for row in rows]).delete()
    versions = {row.page_id: row.versions for row in rows if row.versions and row.page_id}
    for page in ProjectPage.objects.filter(pk__in=versions).prefetch_related(*ROWS):
        take_back(page, versions[page.pk])
    bring_up_to_date(version["page"] for written in versions.values() for version in written)
    values = {number: kept["values"] for number, kept in before.items()}
    known = ImportedProject.objects.filter(page__in=values)
    known.filter(page__in=[number for number, value in values.items() if value is None]).delete()
    for project in (projects := list(known)):
        project.values = values[project.page_id]
    ImportedProject.objects.bulk_update(projects, ["values"])
    group = uuid.uuid4()
    pages = bring_up_to_date(values)
    entries = [log_entry(page, "wagtail.revert", by=spreadsheet.user, group=group) for page in pages]
    PageLogEntry.objects.bulk_create(entries)
