"""Rules of projects: each is told at its field in French, and the database holds to it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from projectdb.models import ProjectOrganisation, ProjectPage, ProjectTerritory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2014, 5, 1)
BREAKS = {  # what an editor writes: (field with the message, message, the database refuses it too)
    "an end before the start": (
        {"starts_on": DAY, "ends_on": DAY - datetime.timedelta(1)},
        ("ends_on", "La fin ne doit pas précéder le début.", True),
    ),
    "an amount without a currency": (
        {"budget_amount": 230000},
        ("budget_currency", "Un montant a besoin de sa devise, et une devise de son montant.", True),
    ),
    "a currency without an amount": (
        {"budget_currency": "USD"},
        ("budget_currency", "Un montant a besoin de sa devise, et une devise de son montant.", True),
    ),
    "a currency that is no code": (
        {"budget_amount": 5, "budget_currency": "usd"},
        ("budget_currency", "Écrivez le code ISO 4217, trois majuscules, par exemple\u202f: EUR.", False),
    ),
    "an amount below zero": (
        {"budget_amount": -1, "budget_currency": "EUR"},
        ("budget_amount", "Assurez-vous que cette valeur est supérieure ou égale à 0.", False),
    ),
    "a website that is no address": (
        {"website": "www"},
        ("website", "Saisissez une URL valide.", False),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_wrong_project_is_refused_at_its_field_in_french(name):
    values, (field, message, _by_database) = BREAKS[name]
    page = ProjectPageFactory()
    for attribute, value in values.items():
        setattr(page, attribute, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()

    assert message in error.value.message_dict.get(field, [])


@pytest.mark.parametrize("name", [name for name, (_v, (_f, _m, by_database)) in BREAKS.items() if by_database])
def test_the_database_refuses_a_wrong_project(name):
    values, _message = BREAKS[name]
    page = ProjectPageFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProjectPage.objects.filter(pk=page.pk).update(**values)


@pytest.mark.parametrize("ends_on", [None, DAY, DAY + datetime.timedelta(400)])
def test_a_project_may_end_on_its_first_day_later_or_never(ends_on):
    page = ProjectPageFactory(starts_on=DAY)
    page.ends_on = ends_on

    page.full_clean()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ProjectTerritory(role="origin"), "Choisissez un pays ou écrivez un nom."),
        (ProjectOrganisation(role="1"), "Choisissez une organisation ou écrivez un nom."),
    ],
)
def test_a_row_that_names_nobody_is_refused_in_french_and_by_the_database(row, message):
    row.page = ProjectPageFactory()
    row.locale = row.page.locale

    with pytest.raises(ValidationError) as error:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert message in error.value.messages


def test_a_territory_is_called_by_its_name_and_country():
    country = CountryFactory(code="SN")

    assert str(ProjectTerritory(country=country)) == "SN fr"
    assert str(ProjectTerritory(country=country, name="Diourbel")) == "Diourbel, SN fr"
    assert str(ProjectTerritory(name="11 communes")) == "11 communes"


def test_an_organisation_is_called_as_the_project_names_it():
    assert str(ProjectOrganisation(organisation=OrganisationFactory(code="undp"))) == "undp fr"
    assert str(ProjectOrganisation(organisation=OrganisationFactory(), name="PNUD Sénégal")) == "PNUD Sénégal"


def test_a_budget_that_is_not_known_is_said_to_be_not_published():
    facts = {str(label): text for label, text in ProjectPageFactory().facts}

    assert facts["Budget"] == "Non publié"
