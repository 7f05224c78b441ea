"""The policy of the browser: strict for visitors, as wide as Wagtail needs it for editors."""

import pytest
from django.http import HttpResponse

from core.middleware import SqueezeMiddleware
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


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        ("<p>\n   One\n\n   two</p>\n", "<p>\nOne\ntwo</p>\n"),
        ("<pre>\n   One\n</pre>", "<pre>\n   One\n</pre>"),
        ("<textarea>\n\n One</textarea>", "<textarea>\n\n One</textarea>"),
    ],
)
def test_a_page_loses_its_indentation_unless_it_shows_a_text_with_spaces(sent, received, rf):
    answer = SqueezeMiddleware(lambda _request: HttpResponse(sent))(rf.get("/fr/"))

    assert answer.content.decode() == received


@pytest.mark.parametrize(("path", "kind"), [("/admin/", "text/html"), ("/fr/robots.txt", "text/plain")])
def test_the_admin_and_other_formats_are_sent_as_they_are(path, kind, rf):
    answer = SqueezeMiddleware(lambda _request: HttpResponse(" \n ", content_type=kind))(rf.get(path))

    assert answer.content == b" \n "


@pytest.mark.parametrize("charset", ["base64", "utf-16", "unicode_escape"])
def test_a_form_in_another_encoding_is_refused(charset, client, caplog):
    response = client.generic(
        "POST", "/accounts/login/", b"--x--", f"multipart/form-data; boundary=x; charset={charset}"
    )

    assert response.status_code == 400
    caplog.clear()  # Django logs it


def test_a_form_in_utf_8_is_read(client):
    response = client.generic(
        "POST", "/accounts/login/", b"login=a", "application/x-www-form-urlencoded; charset=UTF-8"
    )

    assert response.status_code == 200
