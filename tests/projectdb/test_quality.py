"""Editors see what projects lack, and get to the field that mends it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import OutsideLink, OutsideLinkUse, SourceLink
from projectdb.models import ProjectOrganisation, ProjectPage
from projectdb.quality import GAPS, gaps_of, with_gaps
from tests.accounts.factories import UserFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import ProjectStatusFactory

pytestmark = pytest.mark.django_db


def status(iati):
    """Return the status with a code of IATI."""
    return ProjectStatusFactory(code=f"status-{iati}", iati=iati)


def whole(**fields):
    """Make a project in three languages that lacks nothing, but for what is given."""
    given = {
        "origin": "SN", "status": status("4"), "ends_on": datetime.date(2016, 1, 1), "budget_amount": "5",
        "budget_currency": "EUR", "confidence": "confirmed",
        "organisations": [ProjectOrganisation(name="Agence", sort_order=0)],
        "source_links": [SourceLink(url="https://example.org/a", sort_order=0)],
    }  # fmt: skip
    page = ProjectPageFactory(**given | fields)
    for language in ("en", "es"):
        ProjectPageFactory(language=language, translation_key=page.translation_key)
    return page


def dead_source(page):
    """Let the source of a project lead nowhere."""
    link = OutsideLink.objects.create(url="https://example.org/a", failed_days=3)
    OutsideLinkUse.objects.create(link=link, page=page, field="source_links")


LACKING = {
    "start": {"starts_on": None},
    "end": {"ends_on": None},
    "overdue": {"status": "2", "ends_on": datetime.date(2016, 1, 1)},
    "status": {"status": None},
    "budget": {"budget_amount": None, "budget_currency": ""},
    "country": {"origin": ""},
    "organisation": {"organisations": []},
    "source": {"source_links": []},
    "doubt": {"confidence": "memory"},
}


def lacking(*names):
    """Return what projects lack, by title."""
    found = with_gaps(ProjectPage.objects.all(), list(names))
    return {page.title: [gap.name for gap in GAPS if getattr(page, f"lacks_{gap.name}")] for page in found}


@pytest.mark.parametrize("gap", LACKING)
def test_each_gap_is_found_and_nothing_else(gap):
    fields = {name: status(value) if name == "status" and value else value for name, value in LACKING[gap].items()}

    whole(title="Avec une lacune", **fields)

    assert lacking() == {"Avec une lacune": [gap]}
    assert lacking(gap) == {"Avec une lacune": [gap]}
    assert lacking("dead") == {}


def test_what_lacks_nothing_is_left_alone_and_so_are_translations():
    whole()

    assert lacking() == {}


def test_a_project_that_goes_on_for_less_than_a_year_after_its_end_is_no_doubt():
    whole(status=status("2"), ends_on=timezone.localdate() - datetime.timedelta(days=300))

    assert lacking() == {}


def test_a_source_that_leads_nowhere_and_a_missing_language_are_found():
    dead_source(whole(title="Source perdue"))
    ProjectPage.objects.get(title="Source perdue").get_translations().filter(locale__language_code="es").delete()

    assert lacking() == {"Source perdue": ["dead", "translation"]}


def test_each_gap_leads_to_its_field():
    page = whole(budget_amount=None, budget_currency="")

    [found] = with_gaps(ProjectPage.objects.all(), [])

    assert [url for _label, url in gaps_of(found)] == [f"/admin/pages/{page.pk}/edit/#id_budget_amount"]


def test_the_places_of_the_gaps_stand_in_the_editor():
    client = signed_in("Administrators")

    html = client.get(reverse("wagtailadmin_pages:edit", args=[whole().pk])).content.decode()

    assert [gap.place for gap in GAPS if gap.place and f'id="{gap.place}"' not in html] == []


def signed_in(role):
    """Return a client of somebody with a role, who reads French."""
    client = Client(headers={"accept-language": "fr"})
    client.force_login(UserFactory(groups=[role]))
    return client


@pytest.mark.parametrize("role", ["Administrators", "Editors"])
def test_the_report_shows_what_is_chosen(role):
    whole(title="Sans début", starts_on=None)
    whole(title="Sans pays", origin="")

    html = signed_in(role).get(reverse("project_quality"), {"lacks": ["start"]}).content.decode()

    assert "Sans début" in html
    assert "Sans pays" not in html
    assert "#id_starts_on" in html


def test_the_report_is_exported_and_takes_so_many_queries_for_any_number(django_assert_max_num_queries):
    for number in range(20):
        whole(title=f"Projet {number}", starts_on=None)
    client = signed_in("Administrators")

    with django_assert_max_num_queries(40):
        html = client.get(reverse("project_quality")).content.decode()

    assert html.count("#id_starts_on") == 20
    rows = b"".join(client.get(reverse("project_quality"), {"export": "csv"}).streaming_content).decode().splitlines()
    assert len(rows) == 21
