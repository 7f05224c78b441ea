"""Authority lists in the admin: search, usage, and rows that cannot be deleted."""

import pytest
from django.contrib.admin.utils import quote
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reference.models import AuthorityRow, Country, Organisation, PageTheme, StandardCode, Territory, Theme
from reference.viewsets import MENU
from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory
from tests.reference.factories import CountryFactory, OrganisationTypeFactory, TermFactory, ThemeFactory, label

pytestmark = pytest.mark.django_db
NEEDED = {
    Country: lambda code: {"alpha3": code},
    Organisation: lambda _code: {"organisation_type": OrganisationTypeFactory()},
    Territory: lambda _code: {"country": CountryFactory()},
    StandardCode: lambda code: {"vocabulary": "sector", "notation": code},
}


@pytest.fixture
def reviewer() -> Client:
    """Somebody who may delete rows."""
    client = Client()
    client.force_login(UserFactory(groups=["Reviewers"]))
    return client


def address(name: str, model: type[AuthorityRow] = Theme, *args: str) -> str:
    """Return the address of a view of a list."""
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def used(theme: Theme) -> None:
    """Make a page and a term that use a theme."""
    PageTheme.objects.create(page=AudiencePageFactory(title="Associations"), theme=theme)
    TermFactory(code=f"term-{theme.code}").themes.add(theme)


@pytest.mark.parametrize("model", [model for model, _icon in MENU], ids=lambda model: model.__name__)
def test_a_list_finds_a_row_by_its_label(model, reviewer):
    for code, name in (("x-1", "emploi"), ("x-2", "climat")):
        model.objects.create(code=code, label=label(name), **NEEDED.get(model, lambda _code: {})(code))

    html = reviewer.get(address("list", model), {"q": "emploi"}).content.decode()

    assert "emploi fr" in html
    assert "climat fr" not in html


def test_the_list_says_how_often_a_row_is_used_with_as_many_queries_for_many_rows(reviewer):
    used(ThemeFactory(code="theme-0"))
    reviewer.get(address("list"))
    with CaptureQueriesContext(connection) as few:
        response = reviewer.get(address("list"))
    assert [row.pk for row in response.context["table"].data] == ["theme-0"]
    assert response.context["table"].columns["usage"].get_value(response.context["table"].data[0]) == 2

    for number in range(1, 20):
        used(ThemeFactory(code=f"theme-{number}"))
    with CaptureQueriesContext(connection) as many:
        reviewer.get(address("list"))

    assert len(many) == len(few)


def test_a_row_in_use_is_not_deleted_and_the_message_names_its_users(reviewer):
    theme = ThemeFactory()
    used(theme)

    response = reviewer.post(address("delete", Theme, quote(theme.pk)))

    assert Theme.objects.filter(pk=theme.pk).exists()
    [message] = get_messages(response.wsgi_request)
    assert "2 objets" in str(message)
    assert "Associations" in str(message)
    assert "term-diaspora fr" in str(message)


def test_a_row_that_nobody_uses_is_deleted(reviewer):
    theme = ThemeFactory()

    reviewer.post(address("delete", Theme, quote(theme.pk)))

    assert not Theme.objects.exists()
