"""Files of projects, and a way to import them without a browser."""

import csv
import io

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from openpyxl import Workbook

from interop import actions, tasks
from interop.models import SpreadsheetImport
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.planted import COLUMNS, GOOD
from tests.projectdb.factories import ProjectIndexPageFactory
from tests.reference import factories as lists

TOLD = {  # what says that an import happened, and what is drawn anew by itself
    "interop_spreadsheetimport", "interop_importedrow", "wagtailcore_pagelogentry", "search_entry",
    "django_tasks_db_dbtaskresult", "accounts_user", "accounts_user_groups",
}  # fmt: skip

DERIVED = {"wagtailcore_referenceindex", "wagtailsearch_indexentry"}  # made anew from the pages, under other numbers


def csv_file(*rows, separator=",", encoding="utf-8"):
    """Return rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_file(*rows, merged=()):
    """Return rows as an XLSX file."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for cells in merged:
        workbook.active.merge_cells(cells)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def make_lists():
    """Make a list of projects, and a few rows of each controlled list."""
    ContentType.objects.clear_cache()
    ProjectIndexPageFactory()
    for code, alpha3 in (("SN", "SEN"), ("IT", "ITA"), ("ML", "MLI"), ("MA", "MAR")):
        lists.CountryFactory(code=code, alpha3=alpha3, label=lists.label(f"Pays {code}"))
    lists.TerritoryFactory(code="SN-DB", country_id="SN", label=lists.label("Diourbel"))
    for code in ("diaspora", "youth"):
        lists.ThemeFactory(code=code)
    lists.FrameworkFactory(code="icmd")
    lists.ProjectStatusFactory(code="closed")
    lists.OrganisationTypeFactory(code="11")
    lists.OrganisationFactory(code="undp", organisation_type_id="11")
    for vocabulary, notation in (
        ("sector", "15190"), ("sector", "15112"), ("sdg-goal", "10"), ("sdg-target", "10.7"), ("sdg-target", "17.1"),
        ("sdg-target", "17.10"), ("gcm", "19"), ("marker", "1"),
    ):  # fmt: skip
        lists.StandardCodeFactory(code=f"{vocabulary}-{notation}", vocabulary=vocabulary, notation=notation)


def send(data, *, mode="drafts", mapping=None, by=None):
    """Send a file and have it checked; its columns mean what their headings say."""
    by = by or UserFactory(groups=["Administrators"])
    spreadsheet = actions.receive_spreadsheet(name="projets.csv", data=data, by=by)
    actions.match_columns(spreadsheet=spreadsheet, mapping=mapping or spreadsheet.mapping, mode=mode, by=by)
    tasks.check_spreadsheet.call(spreadsheet.pk)
    return SpreadsheetImport.objects.get(pk=spreadsheet.pk)


def take(spreadsheet, chosen=()):
    """Import a checked file."""
    actions.start_import(spreadsheet=spreadsheet, chosen=chosen, by=spreadsheet.user)
    tasks.import_spreadsheet.call(spreadsheet.pk)
    return SpreadsheetImport.objects.get(pk=spreadsheet.pk)


def undo(spreadsheet):
    """Undo an import."""
    actions.undo_import(spreadsheet=spreadsheet, by=spreadsheet.user)
    tasks.undo_spreadsheet.call(spreadsheet.pk)
    return SpreadsheetImport.objects.get(pk=spreadsheet.pk)


def faults_of(spreadsheet):
    """Return what is wrong with a file, as (row, heading, message)."""
    return [(row.number, *fault) for row in spreadsheet.rows.all() for fault in row.faults]


def project(title):
    """Return the project with a title, as it stands."""
    return ProjectPage.objects.get(title=title)


def two_projects(**changes):
    """Return a file of two projects; `changes` are cells of the first, by column."""
    first = ["EX-1", "Premier projet", *GOOD[2:]]
    for name, cell in changes.items():
        first[COLUMNS.index(name)] = cell
    return csv_file(COLUMNS, first, ["EX-2", "Second projet", *GOOD[2:]])


def dump():
    """Return every row of the database but those that tell of imports."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} - TOLD)
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            row = "to_jsonb(t) - 'id'" if table in DERIVED else "t"
            cursor.execute(f'SELECT ({row})::text FROM "{table}" t ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def edit(page, **fields):
    """Change a project as an editor does."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
