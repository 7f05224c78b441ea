"""Checking a file and importing it: the same plans, kept as a preview or carried out."""

from collections.abc import Iterable

from django.db import models
from modelsearch.backends import get_search_backends
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.permissions import project_list
from interop.spreadsheets.changing import change_pages
from interop.spreadsheets.creating import Slugs, create_pages, hold_children
from interop.spreadsheets.planning import Outcome, Plan, Planner
from interop.spreadsheets.progress import Progress
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.standing import ROWS, own_key
from interop.spreadsheets.tables import chunks
from projectdb.models import ProjectIndexPage, ProjectPage
from search.actions import mark
from search.indexing import index_updates_paused

SEARCHED = (*ROWS, "organisations__organisation", "territories__country", "territories__territory")


def check(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Keep what an import of the file would do with each row. Raises `UnreadableFileError`."""
    spreadsheet.rows.all().delete()
    planner = Planner(spreadsheet, read_table(bytes(spreadsheet.file)), the_list())
    for plans in chunks(planner.plans()):
        ImportedRow.objects.bulk_create([kept(spreadsheet, plan) for plan in plans])
        progress.add(len(plans))


def kept(spreadsheet: SpreadsheetImport, plan: Plan) -> ImportedRow:
    """Return what is told of a plan."""
    return ImportedRow(
        spreadsheet=spreadsheet,
        number=plan.row.number,
        title=plan.title[:255],
        outcome=plan.outcome,
        faults=plan.faults,
        conflicts=plan.conflicts,
    )


def carry_out(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Import the file: good rows become projects, the others are told. Raises `UnreadableFileError`.

    To be called in a transaction: either all of it is seen by others or nothing.
    """
    parent = the_list(lock=True)
    planner = Planner(spreadsheet, read_table(bytes(spreadsheet.file)), parent, lock=True)
    spreadsheet.rows.all().delete()
    slugs = Slugs(parent)
    for plans in chunks(planner.plans()):
        with index_updates_paused(), disable_reference_index_auto_update():
            write(spreadsheet, plans, parent, slugs)
        progress.add(len(plans))


def the_list(*, lock: bool = False) -> ProjectIndexPage:
    """Return the list that projects are imported into, locked as Wagtail locks the parent of a new page."""
    parent = project_list()
    if parent is None:
        raise ProjectIndexPage.DoesNotExist
    if lock:
        parent = ProjectIndexPage.objects.select_for_update(of=("page_ptr",)).get(pk=parent.pk)
    return parent


def write(spreadsheet: SpreadsheetImport, plans: list[Plan], parent: ProjectIndexPage, slugs: Slugs) -> None:
    """Carry out some plans."""
    new = [plan for plan in plans if plan.outcome == Outcome.NEW]
    changed = [plan for plan in plans if plan.outcome == Outcome.CHANGED]
    create_pages(
        [plan.page for plan in new if plan.page],
        parent=parent, slugs=slugs, by=spreadsheet.user, live=spreadsheet.is_live,
    )  # fmt: skip
    change_pages([plan.page for plan in changed if plan.page], by=spreadsheet.user, live=spreadsheet.is_live)
    remember([*new, *changed])
    numbers = [plan.page.pk for plan in [*new, *changed] if plan.page]
    pages = {page.pk: page for page in bring_up_to_date(numbers)}
    rows = []
    for plan in plans:
        row = kept(spreadsheet, plan)
        if plan.page and plan.outcome in (Outcome.NEW, Outcome.CHANGED):
            page = pages[plan.page.pk]
            row.page_id, row.revision_id, row.was_live = page.pk, page.latest_revision_id, page.live
            row.before = plan.before
        rows.append(row)
    ImportedRow.objects.bulk_create(rows)


def remember(plans: list[Plan]) -> None:
    """Keep what the file says of each project, so that a later file overwrites nothing else."""
    rows = []
    for plan in plans:
        page = plan.page
        if page is None:
            continue
        before = (plan.before or {}).get("values") or {}
        values = before | {name: plan.values[name] for name in plan.changed}
        rows.append(ImportedProject(key=plan.key or own_key(page), page_id=page.pk, values=values))
    ImportedProject.objects.bulk_create(rows, update_conflicts=True, unique_fields=["page"], update_fields=["values"])


def bring_up_to_date(numbers: Iterable[int]) -> list[ProjectPage]:
    """Let the search of the admin and the index of references know of projects; return them as they stand."""
    pages = list(ProjectPage.objects.filter(pk__in=numbers).prefetch_related(*SEARCHED))
    hold_children(pages)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ProjectPage, pages)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    return pages


def mark_for_search(spreadsheet: SpreadsheetImport) -> None:
    """Let the search of the portal draw the projects of an import anew."""
    numbers: models.QuerySet = spreadsheet.rows.filter(page_id__isnull=False).values_list("page_id", flat=True)
    mark(numbers)
