"""How long an import of many projects takes, and how much memory."""

import resource
import time
from collections.abc import Iterator
from typing import Any

from interop import actions, tasks
from interop.models import SpreadsheetImport
from interop.spreadsheets.projects import COLUMNS
from interop.spreadsheets.writing import csv_lines, xlsx_file
from reference.models import Country, Framework, ProjectStatus, StandardCode, Theme

State = SpreadsheetImport.State
KIBIBYTE = 1024
KEY = "XX-DEMO"  # of invented projects


def measure(number: int, by: Any) -> dict[str, Any]:
    """Import invented projects as XLSX, live, then the same with another budget as CSV; undo both.

    Return seconds by step, and the most memory that the process has had, in bytes. Nothing is left behind.
    """
    found: dict[str, Any] = {"rows": number}
    data = xlsx_file({"Projects": rows(number, 1000)}).read()
    first = steps(found, "new", data, by)
    text = "".join(csv_lines(rows(number, 2000))).encode()
    second = steps(found, "changed", text, by)
    for name, spreadsheet in (("undo changed", second), ("undo new", first)):
        found[name] = seconds(spreadsheet, State.UNDOING, tasks.undo_spreadsheet)
        SpreadsheetImport.objects.filter(pk=spreadsheet.pk, state=State.UNDONE).delete()
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE
    return found


def steps(found: dict[str, Any], name: str, data: bytes, by: Any) -> SpreadsheetImport:
    """Send, check and import a file; note how long each step takes."""
    started = time.monotonic()
    spreadsheet = actions.receive_spreadsheet(name="demonstration", data=data, by=by)
    found[f"send {name}"] = time.monotonic() - started
    SpreadsheetImport.objects.filter(pk=spreadsheet.pk).update(mode=SpreadsheetImport.Mode.LIVE)
    found[f"check {name}"] = seconds(spreadsheet, State.CHECKING, tasks.check_spreadsheet)
    found[f"import {name}"] = seconds(spreadsheet, State.IMPORTING, tasks.import_spreadsheet)
    return spreadsheet


def seconds(spreadsheet: SpreadsheetImport, state: str, step: Any) -> float:
    """Return how long a step takes; it is taken here, not by the worker."""
    SpreadsheetImport.objects.filter(pk=spreadsheet.pk).update(state=state)
    started = time.monotonic()
    step.call(spreadsheet.pk)
    return time.monotonic() - started


def rows(number: int, budget: int) -> Iterator[list[str]]:
    """Yield headings and invented projects, which say as much as real ones do."""
    countries, themes, frameworks, statuses = (
        list(model._default_manager.values_list("pk", flat=True))
        for model in (Country, Theme, Framework, ProjectStatus)
    )
    targets = list(StandardCode.objects.filter(vocabulary="sdg-target").values_list("notation", flat=True))
    yield [column.name for column in COLUMNS]
    for n in range(number):
        cells = {
            "key": f"{KEY}-{n}",
            "title": f"DÉMONSTRATION - projet {n}",
            "summary": "Un projet inventé pour mesurer, en deux phrases. Il ne dit rien de personne.",
            "framework": frameworks[n % len(frameworks)],
            "status": statuses[n % len(statuses)],
            "starts_on": f"{2000 + n % 20}-05-01",
            "ends_on": f"{2001 + n % 20}-12",
            "budget_amount": str(budget + n),
            "budget_currency": "EUR",
            "body": "\n\n".join(["Un paragraphe inventé qui a la longueur de ceux que l’on écrit. " * 5] * 3),
            "origin": f"{countries[n % len(countries)]}; {countries[(n + 7) % len(countries)]} (commune {n})",
            "destination": countries[(n * 3) % len(countries)],
            "lead": f"Organisation inventée {n % 50}",
            "themes": f"{themes[n % len(themes)]}; {themes[(n + 1) % len(themes)]}",
            "targets": "; ".join(dict.fromkeys([targets[n % len(targets)], targets[(n * 5) % len(targets)]])),
            "results": f"{n} | personnes inventées | 2016",
            "sources": f"https://example.org/demonstration/{n}",
        }
        yield [cells.get(column.name, "") for column in COLUMNS]
