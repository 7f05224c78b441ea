"""The policy of the browser: strict for visitors, as wide as Wagtail needs it for editors."""

import pytest

from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db
POLICY = "Content-Security-Policy"


def test_inline_scripts_are_refused_on_public_pages_and_allowed_in_the_admin(client):
    public = client.get("/fr/").headers[POLICY]
    client.force_login(UserFactory(is_superuser=True))

    admin = client.get("/admin/").headers[POLICY]

    assert "unsafe" not in public
    assert "script-src" in public or "default-src 'none'" in public
    assert "'unsafe-inline'" in admin


@pytest.mark.parametrize("address", ["/fr/nulle-part/", "/compte/login/", "/fr/chercher/"])
def test_every_public_answer_carries_the_strict_policy(address, client):
    policy = client.get(address).headers[POLICY]

    assert "unsafe" not in policy
