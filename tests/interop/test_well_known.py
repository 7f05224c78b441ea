"""What robots and finders of weaknesses read first."""

import datetime
from urllib.robotparser import RobotFileParser

import pytest
import time_machine
from django.conf import settings

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)


@pytest.fixture
def robots(client):
    """The rules of robots.txt as a robot understands them."""
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    return parser


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/accounts/login/", "/fr/search/?q=x", "/es/search/"])
def test_robots_stay_out_of_admin_accounts_and_searches(path, robots):
    assert not robots.can_fetch("AnyBot", path)


@pytest.mark.parametrize("path", ["/", "/fr/", "/en/projects/", "/oai", "/sitemap.xml", "/media/images/a.jpg"])
def test_robots_may_read_all_the_rest(path, robots):
    assert robots.can_fetch("AnyBot", path)


def test_robots_learn_the_sitemap(robots):
    assert robots.site_maps() == [f"{settings.WAGTAILADMIN_BASE_URL}/sitemap.xml"]


def fields(client):
    """Return the fields of security.txt."""
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_a_weakness_can_be_reported(client, settings):
    settings.SECURITY_CONTACT = "https://m4d.example.org/contact"

    with time_machine.travel(NOW, tick=False):
        found = fields(client)

    assert found == {
        "Contact": "https://m4d.example.org/contact",
        "Expires": "2026-12-29T00:00:00Z",
        "Preferred-Languages": "fr, en, es",
        "Canonical": f"{settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
    }


def test_without_a_contact_of_its_own_the_sender_of_mails_is_told(client, settings):
    settings.SECURITY_CONTACT, settings.DEFAULT_FROM_EMAIL = "", "portal@m4d.example.org"

    assert fields(client)["Contact"] == "mailto:portal@m4d.example.org"
