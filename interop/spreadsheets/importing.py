"""Checking a file and importing it: the same plans, kept as a preview or carried out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from modelsearch.backends import get_search_backends
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.permissions import project_list
from interop.spreadsheets.changing import change_pages
from interop.spreadsheets.creating import Slugs, create_pages, hold_children
from interop.spreadsheets.origins import note_origins, rows_of_missing, withdraw
from interop.spreadsheets.planning import Outcome, Plan, Planner
from interop.spreadsheets.progress import Progress
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.relating import relate
from interop.spreadsheets.standing import ROWS, own_key
from interop.spreadsheets.tables import CHUNK, chunks
from interop.spreadsheets.versions import Texts, translate
from projectdb.models import ProjectIndexPage, ProjectPage
from search.actions import mark
from search.indexing import index_updates_paused

WRITTEN = (Outcome.NEW, Outcome.CHANGED)
SEARCHED = (*ROWS, "organisations__organisation", "territories__country", "territories__territory")


def check(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Keep what an import of the file would do with each row. Raises `UnreadableFileError`."""
    spreadsheet.rows.all().delete()
    planner = Planner(spreadsheet, read_table(bytes(spreadsheet.file)), the_lists(spreadsheet))
    met = Met()
    for plans in chunks(planner.plans()):
        met.add(plans)
        ImportedRow.objects.bulk_create([kept(spreadsheet, plan) for plan in plans])
        progress.add(len(plans))
    ImportedRow.objects.bulk_create(rows_of_missing(spreadsheet, met.publishers, met.pages))


@dataclass
class Met:
    """What was met in a file: publishers, projects that stood, those written with their wholes and other texts."""

    publishers: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    wholes: dict[int, list[str]] = field(default_factory=dict)
    texts: dict[int, Texts] = field(default_factory=dict)

    def add(self, plans: Iterable[Plan]) -> None:
        """Add what some plans tell; once they are carried out, their pages have numbers."""
        for plan in plans:
            self.publishers.add(plan.row.publisher[0])
            if plan.stored:
                self.pages.add(plan.stored.pk)
            if plan.page and plan.page.pk and plan.outcome in WRITTEN:
                self.pages.add(plan.page.pk)
                if plan.row.wholes:
                    self.wholes[plan.page.pk] = plan.row.wholes
                if plan.texts:
                    self.texts[plan.page.pk] = plan.texts


def kept(spreadsheet: SpreadsheetImport, plan: Plan) -> ImportedRow:
    """Return what is told of a plan."""
    return ImportedRow(
        spreadsheet=spreadsheet,
        number=plan.row.number,
        key=plan.key[:255],
        title=plan.title[:255],
        outcome=plan.outcome,
        faults=plan.faults,
        notes=plan.row.notes,
        conflicts=plan.conflicts,
    )


def carry_out(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Import the file: good rows become projects, the others are told. Raises `UnreadableFileError`.

    To be called in a transaction: either all of it is seen by others or nothing.
    """
    parents = the_lists(spreadsheet, lock=True)
    planner = Planner(spreadsheet, read_table(bytes(spreadsheet.file)), parents, lock=True)
    spreadsheet.rows.all().delete()
    slugs = {language: Slugs(parent) for language, parent in parents.items()}
    met = Met()
    with index_updates_paused(), disable_reference_index_auto_update():
        for plans in chunks(planner.plans()):
            write(spreadsheet, plans, parents, slugs)
            met.add(plans)
            progress.add(len(plans))
        tie_and_translate(spreadsheet, met, parents, progress)
    rows = rows_of_missing(spreadsheet, met.publishers, met.pages)
    withdraw(spreadsheet, rows)
    ImportedRow.objects.bulk_create(rows)


def the_lists(spreadsheet: SpreadsheetImport, *, lock: bool = False) -> dict[str, ProjectIndexPage]:
    """Return the lists that projects are imported into, by language, that of the source language first.

    Spreadsheets have rows in the source language only. A list is locked as Wagtail locks the parent of a new page.
    """
    source = project_list()
    if source is None:
        raise ProjectIndexPage.DoesNotExist
    lists = ProjectIndexPage.objects.filter(pk=source.pk)
    if spreadsheet.is_iati:
        lists = ProjectIndexPage.objects.filter(translation_key=source.translation_key, alias_of=None)
    if lock:
        lists = lists.select_related(None).select_for_update(of=("page_ptr",))
    found = sorted(lists.order_by("path"), key=lambda page: page.pk != source.pk)
    return {page.locale.language_code: page for page in found}


def write(
    spreadsheet: SpreadsheetImport, plans: list[Plan], parents: dict[str, ProjectIndexPage], slugs: dict[str, Slugs]
) -> None:
    """Carry out some plans."""
    by, live = spreadsheet.user, spreadsheet.is_live
    new = [plan for plan in plans if plan.outcome == Outcome.NEW]
    changed = [plan for plan in plans if plan.outcome == Outcome.CHANGED]
    for language, parent in parents.items():
        pages = [plan.page for plan in new if plan.page and plan.page.locale_id == parent.locale_id]
        create_pages(pages, parent=parent, slugs=slugs[language], by=by, live=live)
    change_pages([plan.page for plan in changed if plan.page], by=by, live=live)
    remember([*new, *changed])
    origins = note_origins(spreadsheet, plans)
    numbers = [plan.page.pk for plan in [*new, *changed] if plan.page]
    pages_by_number = {page.pk: page for page in bring_up_to_date(numbers)}
    rows = []
    for plan in plans:
        row = kept(spreadsheet, plan)
        if plan.page and plan.outcome in WRITTEN:
            page = pages_by_number[plan.page.pk]
            row.page_id, row.revision_id, row.was_live = page.pk, page.latest_revision_id, page.live
            row.before = plan.before
        if plan.page and plan.page.pk in origins:
            row.origin_before = {"page": plan.page.pk, "origin": origins[plan.page.pk]}
        rows.append(row)
    ImportedRow.objects.bulk_create(rows)


def tie_and_translate(
    spreadsheet: SpreadsheetImport, met: Met, parents: dict[str, ProjectIndexPage], progress: Progress
) -> None:
    """Do what needs all projects of a file to be there: parts are tied to their wholes, then texts are translated."""
    by, live = spreadsheet.user, spreadsheet.is_live
    locales = {language: parent.locale for language, parent in parents.items()}
    rows = {row.page_id: row for row in spreadsheet.rows.filter(page_id__in={*met.wholes, *met.texts})}
    for page in relate(met.wholes, list(locales.values()), by=by, live=live):
        rows[page.pk].revision_id = page.latest_revision_id
    for numbers in chunks(met.texts):
        texts = {number: met.texts[number] for number in numbers}
        for number, versions in translate(texts, locales, by=by, live=live).items():
            rows[number].versions = versions
            bring_up_to_date([version["page"] for version in versions])
        progress.add(0)  # a sign of life
    bring_up_to_date(met.wholes)
    ImportedRow.objects.bulk_update(rows.values(), ["revision_id", "versions"], batch_size=CHUNK)


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
    written = spreadsheet.rows.filter(page_id__isnull=False).values_list("page_id", "versions")
    mark([number for page, versions in written for number in (page, *(version["page"] for version in versions))])
