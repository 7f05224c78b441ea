"""Trying a server for what the portal needs."""

import io

import pytest
from django.core.management import CommandError, call_command

from search.elastic import selftest

pytestmark = pytest.mark.django_db


def try_server():
    """Return what the command prints."""
    out = io.StringIO()
    call_command("search_selftest", stdout=out)
    return out.getvalue()


def test_the_server_is_as_the_portal_needs_it(elasticsearch_url, elasticsearch_server):
    said = try_server()

    assert said.endswith(" passed, 0 failed\n")
    assert int(said.split()[0]) > 50
    assert elasticsearch_server.ask("GET", "m4d-selftest-*?expand_wildcards=all") == {}
    sets = elasticsearch_server.ask("GET", "_synonyms?size=1000")["results"]
    assert not any("selftest" in each["synonyms_set"] for each in sets)


def test_what_differs_is_told(elasticsearch_url, monkeypatch, capsys):
    monkeypatch.setattr(selftest, "ALIKE", [("fr", "retour", "départ")])

    with pytest.raises(CommandError):
        call_command("search_selftest")

    assert "retour and départ: ['retou'] instead of ['depart']" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_told(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"

    with pytest.raises(CommandError, match="The search engine failed"):
        try_server()
