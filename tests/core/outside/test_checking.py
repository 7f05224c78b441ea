"""Finding links to other sites, asking for some at a time, and when one counts as broken."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.blocks import LinksBlock, TextBlock
from core.models import OutsideLink, OutsideLinkUse, SourceLink
from core.outside import checking
from core.outside.checking import Politeness, check_links
from core.outside.collecting import collect_links
from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory

pytestmark = pytest.mark.django_db
GONE = "https://example.org/gone"


@pytest.fixture
def source():
    """A live page with a link in a text, one on a card, and a source."""
    text = f'<p>Voir <a href="{GONE}?a=1&amp;b=2#part">ceci</a> et <a linktype="page" id="1">cela</a>.</p>'
    card = {"title": "", "items": [{"title": "Carte", "text": "", "page": None, "url": "https://example.org/card"}]}
    body = [("rich_text", TextBlock().to_python(text)), ("links", LinksBlock().to_python(card))]
    made = AudiencePageFactory(body=body)
    made.source_links = [SourceLink(url="https://example.org/source", sort_order=0)]
    made.save()
    return made


@pytest.fixture
def answers(monkeypatch):
    """What other sites answer: nothing is broken unless it is put here."""
    found = {}
    monkeypatch.setattr(checking, "problem_of", lambda url, **_options: found.get(url, ""))
    return found


def broken(page, days=3):
    """Return a link of a page that failed on so many days."""
    link = OutsideLink.objects.create(url=GONE, problem="HTTP 404", failed_days=days, checked_at=timezone.now())
    return OutsideLinkUse.objects.create(link=link, page=page, field="body")


def test_links_of_texts_cards_and_sources_are_found(source):
    collect_links()

    assert set(source.outside_links.values_list("field", "link__url")) == {
        ("body", f"{GONE}?a=1&b=2"),
        ("body", "https://example.org/card"),
        ("source_links", "https://example.org/source"),
    }
    assert {use.place for use in source.outside_links.all()} == {"Texte", "Sources"}


def test_links_that_no_live_page_has_are_forgotten(source):
    collect_links()
    source.unpublish()

    collect_links()

    assert not OutsideLink.objects.exists()


def test_a_run_goes_on_where_the_last_one_stopped(source, answers):
    assert check_links(2).asked == 2
    assert check_links(2).asked == 1
    assert check_links(2).asked == 0


def test_a_link_is_broken_after_failures_on_three_days():
    link = OutsideLink.objects.create(url=GONE)
    start = datetime.datetime(2026, 1, 1, 6, tzinfo=datetime.UTC)

    for hours in (0, 6, 24, 48):
        assert not OutsideLink.objects.broken().exists()
        link.record("HTTP 404", start + datetime.timedelta(hours=hours))

    assert OutsideLink.objects.broken().get() == link


def test_an_answer_ends_the_count():
    link = OutsideLink.objects.create(url=GONE, failed_days=5, problem="timeout")

    link.record("", timezone.now())

    assert not OutsideLink.objects.broken().exists()
    assert link.problem == ""


def test_a_host_is_asked_once_a_second():
    now, pauses = [10.0], []
    polite = Politeness(clock=lambda: now[0], sleep=pauses.append)

    for host in ("a.example", "a.example", "b.example"):
        polite.wait(host)

    assert pauses == [1.0]


def test_the_command_tells_what_it_did(source, answers, capsys):
    answers["https://example.org/card"] = "HTTP 404"

    call_command("check_links", "--limit", "5")

    assert capsys.readouterr().out == "asked: 3, failed: 1, broken: 0\n"


def test_the_worker_can_do_it(source, answers):
    call_command("check_links", "--queue")

    assert OutsideLink.objects.exclude(checked_at=None).count() == 3


@pytest.mark.parametrize(("role", "is_told"), [("Editors", True), ("Translators: Spanish", False)])
def test_the_report_leads_to_the_editor_of_pages_that_one_may_edit(role, is_told, source, client):
    broken(source)
    client.force_login(UserFactory(groups=[role]))

    html = client.get(reverse("broken_links")).content.decode()
    export = client.get(reverse("broken_links"), {"export": "csv"}).getvalue().decode()

    assert (GONE in html, GONE in export) == (is_told, is_told)
    assert (reverse("wagtailadmin_pages:edit", args=[source.pk]) in html) is is_told


def test_a_link_that_failed_once_is_not_reported(source, client):
    broken(source, days=2)
    client.force_login(UserFactory(groups=["Editors"]))

    assert GONE not in client.get(reverse("broken_links")).content.decode()
