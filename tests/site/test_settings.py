"""The environment of production: a wrong or missing value stops the start and names what was expected."""

import os
import subprocess
import sys

import pytest

from services.fingerprints import CHECKOUT

RIGHT = {
    "SECRET_KEY": "only-for-this-test-" * 4,
    "ALLOWED_HOSTS": "m4d.example.org",
    "DATABASE_URL": "postgres://m4d:secret@127.0.0.1:1/m4dnet",
    "PORTAL_URL": "https://m4d.example.org",
    "MAIL_FROM": "portal@m4d.example.org",
    "MAIL_CONTACT": "team@m4d.example.org",
    "MAIL_URL": "smtp+tls://portal:secret@127.0.0.1:587",
}


def start_production(statement: str = "import portal.settings.production", **changes: str | None) -> tuple[int, str]:
    """Run a statement with the production settings; return its exit code and all that it wrote."""
    environment = {name: value for name, value in (RIGHT | changes).items() if value is not None}
    environment |= {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    command = [sys.executable, "-c", statement]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


def test_right_values_start():
    assert start_production() == (0, "")


def test_right_values_leave_nothing_for_the_deployment_check_to_say():
    check = "import django; django.setup(); from django.core.management import call_command as call; "
    check += "call('check', '--deploy', '--fail-level=WARNING')"

    code, output = start_production(check)

    assert (code, output.partition("(")[0]) == (0, "System check identified no issues ")


@pytest.mark.parametrize("name", RIGHT)
def test_missing_value_stops_the_start(name):
    code, output = start_production(**{name: None})

    assert code == 1
    assert f"{name} is not set: expected " in output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", " , "),
        ("DATABASE_URL", "mysql://m4d:hidden@127.0.0.1/m4dnet"),
        ("DATABASE_URL", "postgres://m4d:hidden@127.0.0.1"),
        ("DATABASE_URL", "postgres://m4d:hidden@127.0.0.1:port/m4dnet"),
        ("PORTAL_URL", "m4d.example.org"),
        ("PORTAL_URL", "https://m4d.example.org/fr"),
        ("MAIL_URL", "carrier-pigeon://hidden"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_FROM", "the portal"),
        ("MAIL_CONTACT", "the team"),
        ("MESSAGES_KEPT_FOR", "0"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("ELASTICSEARCH_URL", "hidden:9200"),
        ("ELASTICSEARCH_CA_CERTS", "/hidden.pem"),
        ("ELASTICSEARCH_REPLICAS", "-1"),
        ("SEARCH_INDEX_PREFIX", "Hidden_*"),
        ("OAI_PAGE_SIZE", "0"),
        ("IATI_PUBLISHER", "hidden"),
        ("IATI_PUBLISHER_TYPE", "hidden"),
        ("SECURITY_CONTACT", "hidden@example.org"),
        ("SECRET_KEY", "hidden"),
        ("FORCE_HTTPS", "perhaps"),
    ],
)
def test_wrong_value_stops_the_start_and_is_not_repeated(name, value):
    code, output = start_production(**{name: value})

    assert code == 1
    assert f"{name} is wrong: expected " in output
    assert "hidden" not in output
