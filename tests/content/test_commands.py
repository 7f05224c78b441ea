"""The commands say what they have done, or why they have done nothing."""

from contextlib import closing
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from content import actions
from content.loader.lock import KEY
from content.management.commands import content_report, load_content
from tests.content.small import page, shipped, with_summary

pytestmark = pytest.mark.django_db


def told(command: str, *arguments: object, **options: object) -> list[str]:
    """Run a command; return the lines that it prints."""
    output = StringIO()
    call_command(command, *arguments, stdout=output, **options)
    return output.getvalue().splitlines()


@pytest.fixture
def reads(monkeypatch):
    """Make the commands read a given pack instead of a folder."""

    def give(pack):
        for command in (load_content, content_report):
            monkeypatch.setattr(command, "read", lambda _folder: pack)

    return give


def test_a_load_says_what_it_has_created(pack, loaded, reads):
    reads(replace(pack, pages={**pack.pages, "privacy": shipped().pages["privacy"]}))

    lines = told("load_content")

    assert lines[:2] == ["created: 1 pages, 2 translations", "updated: 3 navigation"]
    assert lines[2].startswith("unchanged: ")


def test_a_load_says_what_it_has_left_alone(pack, loaded, reads):
    reads(with_summary(pack, "contact", "fr", "Une autre phrase."))
    page("pages/contact").unpublish()

    assert "left alone: pages/contact (fr), unpublished" in told("load_content")


def test_a_load_on_a_portal_that_has_its_content_is_left_out_if_so_asked(pack, loaded, reads):
    reads(with_summary(pack, "contact", "fr", "Une autre phrase."))

    assert told("load_content", if_empty=True) == []
    assert page("pages/contact").summary == pack.pages["contact"].versions["fr"].summary


def test_a_check_writes_nothing_whatever_else_is_asked(pack, loaded, reads, django_assert_num_queries):
    reads(with_summary(pack, "contact", "fr", "Une autre phrase."))

    with django_assert_num_queries(0):
        assert told("load_content", check=True, if_empty=True) == ["The content pack has no fault."]


def test_all_faults_of_a_pack_are_told_and_nothing_is_loaded(spoiled, django_assert_num_queries):
    row = spoiled.set_cells("projects.csv", "cr-upala", framework="phase-3")
    spoiled.remove("faq.yaml")

    with django_assert_num_queries(0), pytest.raises(CommandError) as error:
        told("load_content", spoiled.folder)

    assert str(error.value).splitlines() == [
        "faq.yaml: is missing",
        f"projects.csv, row {row} (cr-upala), field \"framework\": 'phase-3' is not in project_frameworks",
        "Faults: 2; nothing was changed.",
    ]


def test_a_second_load_beside_another_says_so(pack, reads):
    reads(pack)
    other = connection.copy()
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])

        with pytest.raises(CommandError, match="Another load is running"):
            told("load_content")

        cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


def test_a_load_names_the_entry_that_the_portal_refuses(pack, loaded, reads):
    entry = pack.pages["programme-in-brief"]
    versions = {**entry.versions, "es": replace(entry.versions["es"], body="Una frase.")}
    reads(replace(pack, pages={**pack.pages, "programme-in-brief": replace(entry, versions=versions)}))

    with pytest.raises(CommandError, match=r"^pages/programme-in-brief \(es\): \d+ texts, \d+ in French: body \+\d+\n"):
        told("load_content")


def test_the_progress_of_a_load_comes_to_its_end(pack, loaded):
    done = []

    actions.load(pack, lambda steps, _what: done.append(steps))

    assert sum(done) == actions.pages_in(pack) > 0


def test_the_report_finds_no_difference_after_a_load(pack, loaded, reads):
    reads(pack)

    assert told("content_report")[-1] == f"No difference: {actions.pages_in(pack)} pages."


def test_the_report_names_what_is_not_live(pack, loaded, reads):
    reads(pack)
    page("pages/contact", "es").unpublish()
    output = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("content_report", stdout=output)

    lines = [line.split() for line in output.getvalue().splitlines()]
    assert end.value.code == 1
    assert ["pages", "es", "2", "1"] in lines
    assert ["not", "live:", "pages/contact", "(es)"] in lines


def test_the_report_tells_the_faults_of_the_pack(spoiled, monkeypatch):
    spoiled.remove("faq.yaml")
    monkeypatch.setattr(content_report, "DATA", spoiled.folder)

    with pytest.raises(CommandError, match=r"^faq\.yaml: is missing$"):
        told("content_report")
