"""Messages are kept before anything can go wrong, mailed after the commit, and forgotten in time."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from home import actions
from home.actions import delete_old_messages, receive_message
from home.models import Message
from home.quotas import OverQuota, Quota
from tests.home.factories import MessageFactory

pytestmark = pytest.mark.django_db
FIELDS = {
    "kind": "contact", "topic": "question", "language": "en", "name": "", "email": "Awa@Example.org", "text": "Hello",
}  # fmt: skip


def receive(client: str = "192.0.2.1", **fields: str) -> Message:
    """Receive a message as the view does."""
    return receive_message(fields={**FIELDS, **fields}, page=None, client=client)


def test_a_message_is_mailed_after_the_commit(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        receive()
        assert mailoutbox == []

    assert len(mailoutbox) == 1


def test_a_queue_that_fails_does_not_reach_the_visitor(monkeypatch, django_capture_on_commit_callbacks, caplog):
    monkeypatch.setattr(actions, "mail_message", None)  # whatever is wrong with it
    with django_capture_on_commit_callbacks(execute=True):
        receive()

    assert Message.objects.get().delivery == Message.Delivery.WAITING
    assert "enqueue" in caplog.text
    caplog.clear()


def test_a_second_click_makes_no_second_message(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert receive() == receive()

    assert len(mailoutbox) == 1


def test_the_same_words_count_again_on_another_day(time_machine):
    time_machine.move_to("2026-11-24T10:00Z")
    receive()
    time_machine.move_to("2026-11-25T10:00Z")
    receive()

    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "client", "email"),
    [
        ("CLIENT", "192.0.2.1", "other@example.org"),
        ("ADDRESS", "192.0.2.2", "awa@example.org"),
        ("EVERYBODY", "192.0.2.2", "other@example.org"),
    ],
)
def test_each_quota_refuses_what_is_too_much(name, client, email, monkeypatch):
    monkeypatch.setattr(actions, name, Quota(name, 1, 60))
    receive()

    with pytest.raises(OverQuota):
        receive(client=client, email=email, text="More")
    assert Message.objects.count() == 1


def test_who_is_over_quota_takes_no_place_from_the_others(monkeypatch):
    monkeypatch.setattr(actions, "CLIENT", Quota("client", 1, 60))
    monkeypatch.setattr(actions, "EVERYBODY", Quota("everybody", 2, 60))
    receive()
    for number in range(5):
        with pytest.raises(OverQuota):
            receive(text=f"More {number}")

    assert receive(client="192.0.2.9", text="From somebody else")


def test_messages_are_deleted_when_their_time_is_over(settings):
    settings.MESSAGES_KEPT_FOR = 30
    old, new = MessageFactory(), MessageFactory()
    for message, days in ((old, 31), (new, 29)):
        Message.objects.filter(pk=message.pk).update(created_at=timezone.now() - datetime.timedelta(days=days))

    assert delete_old_messages() == 1
    assert list(Message.objects.all()) == [new]


def test_the_command_says_how_many_messages_it_deletes(settings):
    settings.MESSAGES_KEPT_FOR = 1
    MessageFactory.create_batch(2)
    Message.objects.update(created_at=timezone.now() - datetime.timedelta(days=2))
    first, second = StringIO(), StringIO()

    call_command("delete_old_messages", stdout=first)
    call_command("delete_old_messages", stdout=second)

    assert (first.getvalue(), second.getvalue()) == ("2 old messages deleted.\n", "")
