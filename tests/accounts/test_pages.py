"""The pages of django-allauth stand in the frame of the portal."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db
FOR_VISITORS = ["account_login", "account_reset_password", "account_reset_password_done", "account_signup"]
FOR_MEMBERS = ["account_logout", "account_change_password", "account_email"]


@pytest.mark.parametrize("name", [*FOR_VISITORS, *FOR_MEMBERS])
def test_a_page_of_the_accounts_stands_in_the_frame_and_in_no_search_engine(name, client):
    if name in FOR_MEMBERS:
        client.force_login(UserFactory())

    html = client.get(reverse(name)).content.decode()

    parts = ["<h1", '<header class="site-header">', '<div class="form stack stack--loose">', 'content="noindex"']
    assert [html.count(part) for part in parts] == [1] * len(parts)


@pytest.mark.parametrize("header", ["203.0.113.9", "nonsense", "203.0.113.9, nonsense, 10.0.0.1"])
def test_a_wrong_number_of_proxies_stops_nobody_from_signing_in(header, client, settings, caplog):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    form = {"login": "aicha@example.org", "password": "a long word 1"}
    get_user_model().objects.create_user(*form.values())

    response = client.post(reverse("account_login"), form, headers={"x-forwarded-for": header})

    assert response.status_code == 302
    assert "TRUSTED_PROXY_COUNT" in caplog.text


def test_a_refusal_to_sign_in_is_told_in_the_title_and_aloud(client):
    response = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"})

    html = response.content.decode()
    assert "<title>Erreur\u202f: Se connecter – M4D Net</title>" in html
    assert html.count('role="alert"') == 1
