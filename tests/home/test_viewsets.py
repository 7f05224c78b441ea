"""Messages of visitors in the admin."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.models import Message
from tests.accounts.factories import UserFactory
from tests.home.factories import MessageFactory, ProgrammePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """A client of an editor."""
    client.force_login(UserFactory(groups=["Editors"]))
    return client


def address(name: str, *arguments: object) -> str:
    """Return the address of one of the views of messages."""
    return reverse(Message.snippet_viewset.get_url_name(name), args=arguments)


@pytest.mark.parametrize("query", [{"q": "guía"}, {"state": "new"}, {"topic": "question"}, {"language": "es"}])
def test_the_list_finds_messages(query, editor):
    MessageFactory()
    MessageFactory(text="Rien de tout cela", state="closed", topic="other", language="fr")

    html = editor.get(address("list"), query).content.decode()

    assert "guía" in html
    assert "Rien de tout cela" not in html


def test_the_list_shows_a_mail_that_failed(editor):
    MessageFactory(delivery="failed", text="Perdu ?")
    MessageFactory(delivery="sent")

    html = editor.get(address("list"), {"delivery": "failed"}).content.decode()

    assert "Perdu ?" in html
    assert "guía" not in html


def test_an_editor_notes_what_became_of_a_message_and_cannot_change_its_text(editor):
    message = MessageFactory(page=ProgrammePageFactory())

    editor.post(address("edit", message.pk), {"state": "answered", "note": "Guide envoyé", "text": "Faux"})

    message.refresh_from_db()
    assert (message.state, message.note, message.text) == ("answered", "Guide envoyé", "¿Dónde está la guía?")


def test_the_editor_shows_the_lines_of_a_message_as_typed_and_leads_to_its_page(editor):
    message = MessageFactory(text="<b>Un\nDeux", page=ProgrammePageFactory(title="Le <i>programme</i>"))

    html = editor.get(address("edit", message.pk)).content.decode()

    assert "&lt;b&gt;Un<br>Deux" in html
    assert f'<a href="{message.page.full_url}">Le &lt;i&gt;programme&lt;/i&gt;</a>' in html


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_can_be_exported(kind, editor):
    MessageFactory()

    response = editor.get(address("list"), {"export": kind})

    assert response.status_code == 200
    assert len(response.getvalue()) > 100


def test_an_export_holds_no_formula(editor):
    MessageFactory(text='=HYPERLINK("https://evil.example")', name="@SUM(1)")

    table = editor.get(address("list"), {"export": "csv"}).getvalue().decode()

    assert "\"'=HYPERLINK(" in table
    assert ",'@SUM(1)," in table


def test_the_log_of_the_admin_keeps_nothing_that_a_visitor_wrote(editor):
    message = MessageFactory()

    editor.post(address("edit", message.pk), {"state": "answered", "note": "Guide envoyé"})

    label = ModelLogEntry.objects.get(object_id=str(message.pk), action="wagtail.edit").label
    assert label == f"Une question, n°\xa0{message.pk}"


def test_nobody_adds_a_message_not_even_an_administrator(client):
    client.force_login(UserFactory(is_superuser=True))

    html = client.get(address("list")).content.decode()

    assert client.get(address("add")).status_code == 302
    assert address("add") not in html


def test_a_deleted_page_leaves_the_messages_about_it(editor):
    page = ProgrammePageFactory()
    message = MessageFactory(page=page)

    page.delete()

    message.refresh_from_db()
    assert message.page is None
