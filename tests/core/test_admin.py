"""The face of the admin: that of the portal, and no more than editors need."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def start() -> str:
    """The first page of the admin as an editor sees it."""
    client = Client()
    client.force_login(UserFactory(groups=["Editors"]))
    return html.unescape(client.get(reverse("wagtailadmin_home")).content.decode())


def test_the_admin_bears_the_name_and_the_sign_of_the_portal(start):
    assert "- M4D Net</title>" in start
    assert 'alt="M4D Net"' in start


def test_every_list_that_editors_keep_has_its_own_name_in_the_menu(start):
    assert '"Plateformes"' in start
    assert '"Fragments"' not in start


def test_the_help_does_not_tell_editors_what_is_new_in_wagtail(start):
    assert "whats-new" not in start
