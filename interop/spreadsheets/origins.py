"""Where imported activities come from, and which of them their publisher no longer tells.

A withdrawn project stays as it is: readers and editors are told that its publisher has taken the activity back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.spreadsheets.planning import Outcome, Plan

Origin = dict[str, Any] | None


def note_origins(spreadsheet: SpreadsheetImport, plans: list[Plan]) -> dict[int, Origin]:
    """Keep where the accepted activities of other publishers come from; return what was known before, by page."""
    told = {plan.page.pk: plan for plan in plans if plan.page and plan.row.publisher[0] and not plan.faults}
    known = {project.page_id: project for project in ImportedProject.objects.filter(page__in=told)}
    before = {number: known[number].origin if number in known else None for number in told}
    rows = []
    for number, plan in told.items():
        project = known.get(number) or ImportedProject(key=plan.key, page_id=number)
        project.publisher, project.publisher_name = plan.row.publisher
        project.licence, project.file_url = spreadsheet.licence, spreadsheet.file_url
        project.retrieved_on, project.withdrawn_on = spreadsheet.retrieved_on, None
        rows.append(project)
    ImportedProject.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page"], update_fields=ImportedProject.ORIGIN
    )
    return before


def missing(
    spreadsheet: SpreadsheetImport, publishers: Iterable[str], seen: Iterable[int]
) -> Iterator[ImportedProject]:
    """Yield the projects of some publishers that a complete file does not hold, unless a newer file held them."""
    if spreadsheet.is_complete:
        found = ImportedProject.objects.filter(publisher__in=set(publishers) - {""}, withdrawn_on=None)
        found = found.exclude(page__in=set(seen)).exclude(retrieved_on__gt=spreadsheet.retrieved_on)
        yield from found.select_related("page").order_by("key")


def rows_of_missing(
    spreadsheet: SpreadsheetImport, publishers: Iterable[str], seen: Iterable[int]
) -> list[ImportedRow]:
    """Return what is told of the projects that a file does not hold; they come after its activities."""
    return [
        ImportedRow(
            spreadsheet=spreadsheet,
            number=spreadsheet.total + number,
            key=project.key,
            title=project.page.title,
            outcome=Outcome.WITHDRAWN,
            origin_before={"page": project.page_id, "origin": project.origin},
        )
        for number, project in enumerate(missing(spreadsheet, publishers, seen), start=1)
    ]


def withdraw(spreadsheet: SpreadsheetImport, rows: list[ImportedRow]) -> None:
    """Mark projects as withdrawn by their publisher, since the day on which the file was retrieved."""
    numbers = [row.origin_before["page"] for row in rows if row.origin_before]
    ImportedProject.objects.filter(page__in=numbers).update(withdrawn_on=spreadsheet.retrieved_on)


def give_back_origins(spreadsheet: SpreadsheetImport) -> None:
    """Let projects come from where they came from before an import."""
    kept = spreadsheet.rows.filter(origin_before__isnull=False).values_list("origin_before", flat=True)
    for before in filter(None, kept):
        known = ImportedProject.objects.filter(page=before["page"])
        if before["origin"] is None:
            known.delete()
        else:
            known.update(**before["origin"])
