"""Files of activities, and a way to import them without a browser."""

import datetime
from pathlib import Path

from interop import actions, tasks
from interop.models import SpreadsheetImport
from projectdb.models import ProjectIndexPage
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.files import make_lists
from tests.projectdb.factories import ProjectIndexPageFactory
from tests.reference import factories as lists

TODAY = datetime.date(2026, 11, 30)
ORIGIN = {"licence": "CC BY 4.0", "file_url": "https://example.org/iati.xml", "retrieved_on": TODAY}
STATUSES = (("planned", "1"), ("ongoing", "2"), ("closed", "4"))

# What a publisher of the standard's shape tells: several budgets, transactions, results without numbers, codes that
# the portal does not have, texts in English and French; made for these tests
PUBLISHED = (Path(__file__).parent / "published.xml").read_text()


def make_portal():
    """Make the lists of projects in three languages, and a few rows of each controlled list."""
    make_lists()
    french = ProjectIndexPage.objects.get()
    for language in ("en", "es"):
        ProjectIndexPageFactory(language=language, translation_key=french.translation_key)
    for code, iati in STATUSES:
        lists.ProjectStatusFactory._meta.model.objects.update_or_create(code=code, defaults={"iati": iati})
    lists.OrganisationTypeFactory(code="10")


def activity(number, *, title="Projet", language="fr", publisher="XX-EX-1", more=""):
    """Return an activity as XML; `more` stands after its organisation."""
    return (
        f'<iati-activity xml:lang="{language}"><iati-identifier>{publisher}-{number}</iati-identifier>'
        f'<reporting-org ref="{publisher}" type="10"><narrative>Agence</narrative></reporting-org>'
        f"<title><narrative>{title}</narrative></title>"
        f'<participating-org role="2" type="10"><narrative>Agence</narrative></participating-org>{more}</iati-activity>'
    )


def file_of(*activities, version="2.03"):
    """Return a file of activities."""
    return f'<iati-activities version="{version}">{"".join(activities)}</iati-activities>'.encode()


def send(data, *, mode="live", is_complete=False, **origin):
    """Send a file and have it checked."""
    by = UserFactory(groups=["Administrators"])
    spreadsheet = actions.receive_spreadsheet(name="activities.xml", data=data, by=by)
    given = ORIGIN | origin | {"mode": mode, "is_complete": is_complete}
    actions.describe_activities(spreadsheet=spreadsheet, by=by, **given)
    tasks.check_spreadsheet.call(spreadsheet.pk)
    return SpreadsheetImport.objects.get(pk=spreadsheet.pk)


def outcomes(spreadsheet):
    """Return what becomes of each activity, by identifier."""
    return dict(spreadsheet.rows.values_list("key", "outcome"))
