"""Slow work: checking a file of projects, importing it, undoing that."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from interop.models import SpreadsheetImport
from interop.spreadsheets.importing import carry_out, check, mark_for_search
from interop.spreadsheets.progress import Progress
from interop.spreadsheets.undoing import TouchedError, undo

State = SpreadsheetImport.State
logger = logging.getLogger(__name__)


@task
def check_spreadsheet(pk: int) -> None:
    """Find out what an import of a file would do."""
    work(pk, State.CHECKING, check, State.CHECKED)


@task
def import_spreadsheet(pk: int) -> None:
    """Import a file in one transaction."""
    work(pk, State.IMPORTING, import_and_mark, State.IMPORTED)


@task
def undo_spreadsheet(pk: int) -> None:
    """Undo an import in one transaction, unless somebody has touched one of its projects meanwhile."""
    try:
        work(pk, State.UNDOING, undo_and_mark, State.UNDONE)
    except TouchedError:
        SpreadsheetImport.objects.filter(pk=pk).update(state=State.IMPORTED)


def import_and_mark(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Import a file, and let the search know."""
    carry_out(spreadsheet, progress)
    mark_for_search(spreadsheet)
    spreadsheet.imported_at = timezone.now()


def undo_and_mark(spreadsheet: SpreadsheetImport, progress: Progress) -> None:
    """Undo an import, and let the search know."""
    undo(spreadsheet, progress)
    mark_for_search(spreadsheet)


def work(pk: int, state: State, step: Callable[[SpreadsheetImport, Progress], None], following: State) -> None:
    """Take a step with a file that waits for it, in the language of its sender; a step that fails changes nothing.

    A task that comes twice finds the file in another state and does nothing.
    """
    spreadsheet = SpreadsheetImport.objects.filter(pk=pk, state=state).select_related("user").first()
    if spreadsheet is None:
        return
    try:
        with override(spreadsheet.language), transaction.atomic(), Progress(spreadsheet) as progress:
            step(spreadsheet, progress)
            spreadsheet.state, spreadsheet.done, spreadsheet.moved_at = following, spreadsheet.total, timezone.now()
            spreadsheet.save(update_fields=["state", "done", "moved_at", "imported_at"])
    except TouchedError:
        raise
    except Exception:
        SpreadsheetImport.objects.filter(pk=pk).update(state=State.FAILED, moved_at=timezone.now())
        raise
