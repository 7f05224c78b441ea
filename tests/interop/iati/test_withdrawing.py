"""What a publisher no longer tells is marked, never deleted."""

import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from interop.models import ImportedProject
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.iati.activities import TODAY, activity, file_of, make_portal, outcomes, send
from tests.interop.spreadsheets.files import take, undo

pytestmark = pytest.mark.django_db
BOTH = file_of(activity(1, title="Un"), activity(2, title="Deux"))
FIRST = file_of(activity(1, title="Un"))
GONE = "XX-EX-1-2"
NEXT_DAY = TODAY + datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def portal():
    with override("en"):
        make_portal()
        take(send(BOTH, is_complete=True))
        yield


def withdrawn():
    """Return since when projects are withdrawn, by identifier."""
    return dict(ImportedProject.objects.exclude(withdrawn_on=None).values_list("key", "withdrawn_on"))


def test_a_complete_file_withdraws_what_it_no_longer_holds():
    spreadsheet = send(FIRST, is_complete=True, retrieved_on=NEXT_DAY)
    assert outcomes(spreadsheet) == {"XX-EX-1-1": "unchanged", GONE: "withdrawn"}
    assert withdrawn() == {}

    take(spreadsheet)

    assert withdrawn() == {GONE: NEXT_DAY}
    assert ProjectPage.objects.get(title="Deux").live


def test_the_page_says_so(client):
    page = ProjectPage.objects.get(title="Deux")
    assert "Agence" in client.get(page.url).content.decode()

    take(send(FIRST, is_complete=True, retrieved_on=NEXT_DAY))

    html = client.get(page.url).content.decode()
    assert "Retiré par l’organisme qui le publiait" in html
    assert "CC BY 4.0" in html
    assert "Retiré" not in client.get(ProjectPage.objects.get(title="Un").url).content.decode()


@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (FIRST, {"is_complete": False, "retrieved_on": NEXT_DAY}),
        (FIRST, {"is_complete": True, "retrieved_on": TODAY - datetime.timedelta(days=1)}),
        (file_of(activity(3, publisher="XX-EX-2")), {"is_complete": True, "retrieved_on": NEXT_DAY}),
    ],
    ids=["a part", "an older file", "another publisher"],
)
def test_other_files_withdraw_nothing(data, origin):
    take(send(data, **origin))

    assert withdrawn() == {}


def test_a_rejected_activity_is_not_withdrawn():
    bad = activity(2, title="Deux", more='<activity-status code="99"/>')

    spreadsheet = take(send(file_of(activity(1, title="Un"), bad), is_complete=True, retrieved_on=NEXT_DAY))

    assert outcomes(spreadsheet)[GONE] == "rejected"
    assert withdrawn() == {}


def test_what_comes_back_is_no_longer_withdrawn():
    take(send(FIRST, is_complete=True, retrieved_on=NEXT_DAY))

    take(send(BOTH, retrieved_on=NEXT_DAY))

    assert withdrawn() == {}


def test_undoing_takes_the_mark_back():
    spreadsheet = take(send(FIRST, is_complete=True, retrieved_on=NEXT_DAY))

    undo(spreadsheet)

    assert withdrawn() == {}
    assert set(ImportedProject.objects.values_list("retrieved_on", flat=True)) == {TODAY}


def test_the_list_in_the_admin_finds_them(client):
    take(send(FIRST, is_complete=True, retrieved_on=NEXT_DAY))
    client.force_login(UserFactory(groups=["Administrators"]))

    html = client.get(reverse("projects:index"), {"origin": "withdrawn"}).content.decode()

    assert "Deux" in html
    assert ">Un<" not in html.replace("\n", "").replace(" ", "")
