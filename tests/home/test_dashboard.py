"""The first page of the admin: reports and other messages of visitors are work that waits."""

import pytest
from django.urls import reverse

from home.dashboard import SHOWN, NewMessagesPanel
from home.models import Message
from tests.accounts.factories import UserFactory
from tests.home.factories import MessageFactory
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    """Somebody who reads messages."""
    return UserFactory(groups=["Editors"])


def panel_of(html: str) -> str:
    """Return the panel on the first page of the admin; "" where there is none."""
    _before, begin, rest = html.partition('id="new-messages')
    return rest.partition("</section>")[0] if begin else ""


def shown(user, rf) -> dict:
    """Return what the panel shows to somebody."""
    request = rf.get("/")
    request.user = user
    return NewMessagesPanel().get_context_data({"request": request})


def test_a_report_on_a_project_waits_on_the_first_page_until_somebody_has_dealt_with_it(editor, client):
    project = ProjectPageFactory(title="Appui à Kayes")
    report = MessageFactory(kind="report", topic="fact", page=project)
    client.force_login(editor)
    edit = reverse(Message.snippet_viewset.get_url_name("edit"), args=[report.pk])

    waiting = client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(edit, {"state": "answered", "note": "Corrigé"})
    done = client.get(reverse("wagtailadmin_home")).content.decode()

    assert edit in panel_of(waiting)
    assert "Appui à Kayes" in panel_of(waiting)
    assert panel_of(done) == ""


def test_who_may_not_read_messages_hears_nothing_of_them(rf):
    MessageFactory()

    assert shown(UserFactory(groups=["Reviewers"]), rf)["rows"] == []


def test_those_that_waited_longest_come_first_and_the_rest_is_a_link_away(editor, rf):
    messages = MessageFactory.create_batch(SHOWN + 1)

    panel = shown(editor, rf)

    assert [message for message, _url in panel["rows"]] == messages[:SHOWN]
    assert panel["has_more"]


def test_the_panel_asks_as_often_for_many_messages_as_for_one(editor, rf, django_assert_max_num_queries):
    MessageFactory.create_batch(SHOWN, page=ProjectPageFactory())
    shown(editor, rf)  # rights are known by now

    with django_assert_max_num_queries(2):
        shown(editor, rf)
