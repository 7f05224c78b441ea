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


@pytest.mark.parametrize("other", ["aicha@example.org", "AICHA@example.ORG"])
def test_an_address_has_one_account_whatever_its_capitals(other):
    User.objects.create_user("Aicha@Example.org", "a long password")

    with pytest.raises(ValidationError) as error:
        User(email=other, password="x").full_clean()

    assert error.value.message_dict["email"] == ["Cette adresse a déjà un compte."]


def test_an_administrator_who_types_capitals_makes_an_account_that_can_sign_in(client, mailoutbox):
    client.force_login(UserFactory(is_superuser=True))
    password = "a long word 1"
    form = {"email": "Aicha@Example.org", "first_name": "A", "last_name": "N", "is_active": "on"}

    client.post(reverse("wagtailusers_users:add"), {**form, "password1": password, "password2": password})
    client.logout()
    client.post(reverse("account_login"), {"login": "AICHA@example.org", "password": password})

    assert [mail.to for mail in mailoutbox] == [["aicha@example.org"]]  # the address is confirmed first


@pytest.mark.parametrize(("groups", "name"), [(["Editors"], "wagtailadmin_home"), ([], None)])
def test_my_account_leads_those_who_work_on_the_portal_to_the_admin(groups, name, client):
    client.force_login(UserFactory(groups=groups))

    response = client.get(reverse("account_login"))

    assert response.status_code == 302
    assert response.url == (reverse(name) if name else "/")


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


def test_a_new_demonstration_account_gets_a_password_beside_the_others(tmp_path, monkeypatch):
    file = tmp_path / "accounts.json"
    before = create_accounts(file)
    monkeypatch.setitem(ACCOUNTS, "guest", ([], "fr", False))

    after = create_accounts(file)

    assert before.items() < after.items()
    assert User.objects.get(email="guest@example.org").check_password(after["guest@example.org"])


def test_demonstration_accounts_are_refused_where_the_settings_allow_none(settings, tmp_path):
    settings.DEMONSTRATION = False

    with pytest.raises(ImproperlyConfigured):
        create_accounts(tmp_path / "accounts.json")
    assert not User.objects.exists()
