"""The exchange of projects with spreadsheets in the admin: send a file, match its columns, look, import, undo."""

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from interop import actions
from interop.forms import ActivitiesForm, FileForm, MatchForm
from interop.models import ImportedRow, SpreadsheetImport
from interop.permissions import for_importers
from interop.spreadsheets.offering import FORMATS, rejected_response, template_response
from interop.spreadsheets.tables import UnreadableFileError
from interop.spreadsheets.undoing import touched
from interop.spreadsheets.versions import label_of

LATEST = 50  # files listed
ROWS = 100  # rows on a page
MOST_NOTED = 200  # activities with remarks
MOST_CONFLICTS = 500  # cells to choose from; a longer list would be read by nobody


@for_importers
def imports(request: HttpRequest) -> HttpResponse:
    """Take a file; show the latest ones."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            spreadsheet = actions.receive_spreadsheet(name=file.name, data=file.read(), by=request.user)
        except UnreadableFileError as error:
            form.add_error("file", str(error))
        else:
            return redirect("project_import", spreadsheet.pk)
    latest = SpreadsheetImport.objects.defer("file", "headings", "mapping").select_related("user")[:LATEST]
    context = {"form": form, "latest": latest}
    return TemplateResponse(request, "interop/admin/imports.html", context, status=422 if form.errors else 200)


@require_safe
@for_importers
def import_template(_request: HttpRequest, form: str) -> HttpResponseBase:
    """Answer with an empty file (`form`: csv or xlsx) in the language of the reader."""
    if form not in FORMATS:
        raise Http404
    return template_response(form)


@for_importers
def project_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a file is, with what is to be done next; take the meaning of its columns.

    Query: `columns` asks for their meaning once more.
    """
    spreadsheet = get_object_or_404(SpreadsheetImport.objects.defer("file"), pk=pk)
    states = SpreadsheetImport.State
    is_again = spreadsheet.state == states.CHECKED and "columns" in request.GET
    if request.method == "POST" or is_again or spreadsheet.state in (states.SENT, states.FAILED):
        return describe(request, spreadsheet) if spreadsheet.is_iati else match(request, spreadsheet)
    if spreadsheet.is_working:
        return TemplateResponse(request, "interop/admin/working.html", {"spreadsheet": spreadsheet})
    return TemplateResponse(request, "interop/admin/import.html", context_of(request, spreadsheet))


def match(request: HttpRequest, spreadsheet: SpreadsheetImport) -> HttpResponse:
    """Ask what the columns of a file mean, then have it checked."""
    form = MatchForm(spreadsheet, request.POST or None)
    if form.is_valid():
        try:
            actions.match_columns(
                spreadsheet=spreadsheet, mapping=form.mapping, mode=form.cleaned_data["mode"], by=request.user
            )
        except actions.NotNowError:
            say_not_now(request)
        return redirect("project_import", spreadsheet.pk)
    context = {"form": form, "spreadsheet": spreadsheet}
    return TemplateResponse(request, "interop/admin/match.html", context, status=422 if form.errors else 200)


def describe(request: HttpRequest, spreadsheet: SpreadsheetImport) -> HttpResponse:
    """Ask where a file of activities comes from, then have it checked."""
    form = ActivitiesForm(spreadsheet, request.POST or None)
    if form.is_valid():
        try:
            actions.describe_activities(spreadsheet=spreadsheet, by=request.user, **form.cleaned_data)
        except actions.NotNowError:
            say_not_now(request)
        return redirect("project_import", spreadsheet.pk)
    context = {"form": form, "spreadsheet": spreadsheet}
    return TemplateResponse(request, "interop/admin/activities.html", context, status=422 if form.errors else 200)


def context_of(request: HttpRequest, spreadsheet: SpreadsheetImport) -> dict[str, Any]:
    """Return what is shown of a checked, imported or undone file."""
    rows = spreadsheet.rows.defer("before")
    counts = dict(rows.order_by().values_list("outcome").annotate(n=Count("pk")))
    outcomes = [
        (label, counts.get(value, 0))
        for value, label in ImportedRow.Outcome.choices
        if spreadsheet.is_iati or value != ImportedRow.Outcome.WITHDRAWN
    ]
    rejected = WagtailPaginator(rows.filter(outcome=ImportedRow.Outcome.REJECTED), ROWS)
    page = rejected.get_page(request.GET.get("p"))
    is_imported = spreadsheet.state == SpreadsheetImport.State.IMPORTED
    conflicts = [
        {**conflict, "label": label_of(conflict["column"]), "row": row}
        for row in rows.exclude(conflicts=[])
        for conflict in row.conflicts
        if not conflict["chosen"]
    ]
    return {
        "spreadsheet": spreadsheet,
        "is_checked": spreadsheet.state == SpreadsheetImport.State.CHECKED,
        "is_imported": is_imported,
        "outcomes": outcomes,
        "writes": counts.get("new", 0) + counts.get("changed", 0),
        "withdrawn": rows.filter(outcome=ImportedRow.Outcome.WITHDRAWN),
        "noted": rows.exclude(notes=[])[:MOST_NOTED],
        "rejected": page,
        "elided_page_range": rejected.get_elided_page_range(page.number),
        "conflicts": conflicts[:MOST_CONFLICTS],
        "untold": max(len(conflicts) - MOST_CONFLICTS, 0),
        "touched": touched(spreadsheet) if is_imported else [],
    }


@require_safe
@for_importers
def rejected_rows(_request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """Answer with the rejected rows of a file (`form`: csv or xlsx), to be corrected and sent again."""
    if form not in FORMATS:
        raise Http404
    return rejected_response(get_object_or_404(SpreadsheetImport, pk=pk), form)


@require_POST
@for_importers
def import_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Import, undo, discard or take up again (`step`) a file. `overwrite`: cells that prevail, as row:column."""
    spreadsheet = get_object_or_404(SpreadsheetImport.objects.defer("file"), pk=pk)
    try:
        if step == "import":
            actions.start_import(spreadsheet=spreadsheet, chosen=chosen_in(request), by=request.user)
        elif step == "undo":
            actions.undo_import(spreadsheet=spreadsheet, by=request.user)
        elif step == "resume":
            actions.take_up_again(spreadsheet=spreadsheet)
        elif step == "discard":
            actions.discard(spreadsheet=spreadsheet)
            return redirect("project_imports")
        else:
            raise Http404
    except actions.NotNowError:
        say_not_now(request)
    return redirect("project_import", pk)


def chosen_in(request: HttpRequest) -> list[tuple[int, str]]:
    """Return the cells that somebody ticked; what is none is passed over."""
    pairs = (value.partition(":") for value in request.POST.getlist("overwrite"))
    return [(int(row), column) for row, _mark, column in pairs if row.isascii() and row.isdigit() and len(row) < 10]


def say_not_now(request: HttpRequest) -> None:
    """Say that somebody was faster."""
    messages.warning(request, _("This step has been taken already, or the file is not ready for it."))
