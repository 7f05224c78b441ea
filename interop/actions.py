"""Steps of a person with a file of projects."""

import datetime
import textwrap
from collections.abc import Iterable
from functools import partial
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.i18n import active_language
from interop.iati.elements import COLUMNS as ELEMENTS
from interop.iati.reading import is_xml
from interop.models import SpreadsheetImport
from interop.spreadsheets.projects import guess
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.tables import Table
from interop.tasks import check_spreadsheet, import_spreadsheet, undo_spreadsheet

State = SpreadsheetImport.State
SAMPLES, SAMPLE = 3, 60  # cells shown of a column, characters of each


class NotActivitiesError(Exception):
    """The file is a spreadsheet where activities are asked for."""


class NotNowError(Exception):
    """The file is not in a state for this step, because it has been taken already or the worker has the file."""


def receive_spreadsheet(*, name: str, data: bytes, by: Any) -> SpreadsheetImport:
    """Keep a file that somebody sent. Raises `UnreadableFileError`, and keeps nothing then."""
    table = read_table(data)
    kind, headings, mapping = SpreadsheetImport.Kind.IATI, [], ELEMENTS
    if not is_xml(data):
        kind = SpreadsheetImport.Kind.SPREADSHEET
        headings = [[heading, samples(table, n)] for n, heading in enumerate(table.headings)]
        mapping = [guess(heading) for heading in table.headings]
    return SpreadsheetImport.objects.create(
        file_name=name[-255:],
        file=data,
        kind=kind,
        language=active_language(),
        headings=headings,
        mapping=mapping,
        total=len(table.rows),
        user=by,
    )


def samples(table: Table, position: int) -> list[str]:
    """Return what the first filled cells of a column say, shortened."""
    cells = (str(row.cells[position]).strip() for row in table.rows if row.cells[position] is not None)
    return [textwrap.shorten(cell, SAMPLE, placeholder="…") for cell in islice(filter(None, cells), SAMPLES)]


def match_columns(*, spreadsheet: SpreadsheetImport, mapping: list[str], mode: str, by: Any) -> None:
    """Say what the columns of a file mean, and have it checked."""
    move(spreadsheet, (State.SENT, State.CHECKED, State.FAILED), State.CHECKING, mapping=mapping, mode=mode, user=by)
    transaction.on_commit(partial(check_spreadsheet.enqueue, spreadsheet.pk))


def describe_activities(
    *,
    spreadsheet: SpreadsheetImport,
    licence: str,
    file_url: str,
    retrieved_on: datetime.date,
    is_complete: bool,
    mode: str,
    by: Any,
) -> None:
    """Say where a file of activities comes from and what it holds of its publisher, and have it checked.

    `is_complete`: what its publisher has told before, and no longer tells in this file, is withdrawn.
    """
    move(
        spreadsheet, (State.SENT, State.CHECKED, State.FAILED), State.CHECKING, licence=licence, file_url=file_url,
        retrieved_on=retrieved_on, is_complete=is_complete, mode=mode, user=by,
    )  # fmt: skip
    transaction.on_commit(partial(check_spreadsheet.enqueue, spreadsheet.pk))


def import_activities_now(
    *, name: str, data: bytes, by: Any, is_dry_run: bool = False, **origin: Any
) -> SpreadsheetImport:
    """Take a file of activities through all its steps without the worker; `origin` is as in `describe_activities`.

    What somebody has changed in the portal stays. With `is_dry_run` the file is only checked.
    Raises `UnreadableFileError`, `NotActivitiesError`.
    """
    if not is_xml(data):
        raise NotActivitiesError(_("The file holds no XML."))
    spreadsheet = receive_spreadsheet(name=name, data=data, by=by)
    steps = [(State.CHECKING, check_spreadsheet), (State.IMPORTING, import_spreadsheet)]
    for state, task in steps[: 1 if is_dry_run else None]:
        SpreadsheetImport.objects.filter(pk=spreadsheet.pk).update(state=state, **origin)
        task.call(spreadsheet.pk)
    spreadsheet.refresh_from_db()
    return spreadsheet


@transaction.atomic
def start_import(*, spreadsheet: SpreadsheetImport, chosen: Iterable[tuple[int, str]], by: Any) -> None:
    """Have a checked file imported; `chosen` are the cells (row, column) that prevail over what an editor wrote."""
    move(spreadsheet, (State.CHECKED,), State.IMPORTING, user=by)
    wanted = set(chosen)
    for row in spreadsheet.rows.exclude(conflicts=[]):
        for conflict in row.conflicts:
            conflict["chosen"] = (row.number, conflict["column"]) in wanted
        row.save(update_fields=["conflicts"])
    transaction.on_commit(partial(import_spreadsheet.enqueue, spreadsheet.pk))


def undo_import(*, spreadsheet: SpreadsheetImport, by: Any) -> None:
    """Have an import undone."""
    move(spreadsheet, (State.IMPORTED,), State.UNDOING, user=by)
    transaction.on_commit(partial(undo_spreadsheet.enqueue, spreadsheet.pk))


def discard(*, spreadsheet: SpreadsheetImport) -> None:
    """Forget a file that was not imported, or undone. Raises `NotNowError`."""
    kept = (*SpreadsheetImport.WORKING, State.IMPORTED)
    if not SpreadsheetImport.objects.filter(pk=spreadsheet.pk).exclude(state__in=kept).delete()[0]:
        raise NotNowError


def take_up_again(*, spreadsheet: SpreadsheetImport) -> None:
    """Queue the step of a file anew whose worker has given no sign for long; what it had begun was taken back."""
    if not spreadsheet.is_stuck:
        raise NotNowError
    move(spreadsheet, (spreadsheet.state,), spreadsheet.state)
    steps = {State.CHECKING: check_spreadsheet, State.IMPORTING: import_spreadsheet, State.UNDOING: undo_spreadsheet}
    transaction.on_commit(partial(steps[State(spreadsheet.state)].enqueue, spreadsheet.pk))


def move(spreadsheet: SpreadsheetImport, states: Iterable[str], following: str, **fields: Any) -> None:
    """Bring a file from one of some states to the next. Raises `NotNowError` when somebody was faster."""
    values = {"state": following, "done": 0, "moved_at": timezone.now(), **fields}
    if not SpreadsheetImport.objects.filter(pk=spreadsheet.pk, state__in=states).update(**values):
        raise NotNowError
    for name, value in values.items():
        setattr(spreadsheet, name, value)
