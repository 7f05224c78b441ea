"""Accounts: known by their address, staff only by right."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.urls import reverse

from accounts.demonstration import ACCOUNTS, create_accounts
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db
User = get_user_model()


def test_an_address_has_one_account_whatever_its_capitals():
    User.objects.create_user("Aicha@Example.org", "a long password")

    with pytest.raises(ValidationError) as error:
        User(email="aicha@example.org", password="x").full_clean()

    assert error.value.message_dict["email"] == ["Cette adresse a déjà un compte."]


def test_a_user_has_no_right_unless_given_one():
    user = User.objects.create_user("aicha@example.org")

    assert not user.is_staff
    assert not user.get_all_permissions()


def test_a_user_is_called_by_name_or_else_by_address():
    assert str(User(email="a@example.org", first_name="Aïcha", last_name="Ndiaye")) == "Aïcha Ndiaye"
    assert str(User(email="a@example.org")) == "a@example.org"


def test_nobody_can_sign_up(client):
    response = client.post(
        reverse("account_signup"),
        {"email": "x@example.org", "password1": "a long word 1", "password2": "a long word 1"},
    )

    assert response.status_code == 200
    assert not User.objects.exists()


def test_a_user_without_access_does_not_enter_the_admin(client):
    client.force_login(UserFactory())

    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_demonstration_accounts_are_made_once_with_the_passwords_of_the_file(tmp_path):
    file = tmp_path / "var" / "accounts.json"

    first, second = create_accounts(file), create_accounts(file)

    assert first == second == json.loads(file.read_text())
    assert file.stat().st_mode & 0o777 == 0o600
    assert User.objects.count() == len(ACCOUNTS)
    assert all(User.objects.get(email=email).check_password(word) for email, word in first.items())


def test_demonstration_accounts_are_refused_where_the_settings_allow_none(settings, tmp_path):
    settings.DEMONSTRATION = False

    with pytest.raises(ImproperlyConfigured):
        create_accounts(tmp_path / "accounts.json")
    assert not User.objects.exists()
