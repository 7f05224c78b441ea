"""The mail to the team: what it says, what cannot get into it, and what happens while mail is down."""

import datetime
import logging
import re

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.models import Message
from home.tasks import WAITS, mail_about, mail_message, take_up_lost_mails
from tests.accounts.factories import UserFactory
from tests.home.factories import MessageFactory, ProgrammePageFactory

pytestmark = pytest.mark.django_db


class BrokenBackend(BaseEmailBackend):
    """A mail server that is down."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("mail is down")


@pytest.fixture
def queue(settings):
    """The queue of production, in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture
def broken_mail(settings):
    """A mail server that is down for the whole test."""
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"


def test_a_message_goes_to_the_team_once_in_french_and_is_answered_to_the_visitor(settings, mailoutbox):
    settings.CONTACT_EMAIL = "equipe@example.org"
    message = MessageFactory()

    mail_message.enqueue(message.pk)
    mail_message.enqueue(message.pk)

    message.refresh_from_db()
    assert [(mail.to, mail.reply_to) for mail in mailoutbox] == [(["equipe@example.org"], ["awa@example.org"])]
    assert re.search(r"Langue de la personne\s: espagnol", mailoutbox[0].body)
    assert message.delivery == Message.Delivery.SENT


def test_the_mail_has_the_text_as_typed_and_as_harmless_html():
    page = ProgrammePageFactory(title="Le <i>programme</i>")
    message = MessageFactory(text="1 < 2\n<script>alert(1)</script>", page=page, email="", kind="report")

    mail = mail_about(message)

    html = mail.alternatives[0].content
    assert "1 < 2\n<script>alert(1)</script>" in mail.body
    assert "1 &lt; 2<br>&lt;script&gt;" in html
    assert page.full_url in mail.body
    assert f'href="{page.full_url}"' in html
    assert mail.reply_to == []


def test_the_mail_leads_to_the_message_in_the_admin(client):
    message = MessageFactory()
    client.force_login(UserFactory(groups=["Editors"]))

    address = next(line for line in mail_about(message).body.splitlines() if "/admin/" in line)

    assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_nothing_that_was_typed_stands_in_a_header_but_the_address():
    message = MessageFactory(name="A\r\nBcc: victim@example.org", text="Subject: x\r\nBcc: victim@example.org")

    headers = mail_about(message).message()

    assert "Bcc" not in headers
    assert "Awa" not in str(headers["Subject"])
    assert str(headers["Reply-To"]) == "awa@example.org"


def test_a_mail_that_fails_is_tried_again_later_and_later(queue, broken_mail, caplog):
    message = MessageFactory()
    for failures in range(len(WAITS)):
        mail_message.call(message.pk, failures)

    runs = sorted(DBTaskResult.objects.values_list("run_after", flat=True))

    waits = [round((run - timezone.now()) / datetime.timedelta(minutes=1)) for run in runs]
    assert waits == list(WAITS) == sorted(WAITS)
    assert len(caplog.get_records("call")) == len(WAITS)


def test_a_mail_that_failed_for_good_is_told_in_the_log_and_in_the_list(queue, broken_mail, caplog):
    message = MessageFactory()

    mail_message.call(message.pk, len(WAITS))

    message.refresh_from_db()
    assert message.delivery == Message.Delivery.FAILED
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert not DBTaskResult.objects.exists()
    caplog.clear()


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_a_mail_when_the_server_is_up_again(queue, settings, mailoutbox, time_machine):
    message, working = MessageFactory(), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    mail_message.enqueue(message.pk)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    settings.EMAIL_BACKEND = working

    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=2))
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)

    assert len(mailoutbox) == 1


def test_a_message_that_was_deleted_is_not_mailed(mailoutbox):
    message = MessageFactory()
    pk = message.pk
    message.delete()

    mail_message.enqueue(pk)

    assert mailoutbox == []


LATER = datetime.timedelta(hours=1)


def begin(message):
    """Leave the task of a message as a worker leaves it that was killed."""
    mail_message.enqueue(message.pk)
    DBTaskResult.objects.ready().get().claim("killed")


def runs_of(message):
    """Return after how many failures each task that is still to run sends the mail about a message."""
    tasks = DBTaskResult.objects.filter(status="READY")
    return [failures for pk, failures in (task.args_kwargs["args"] for task in tasks) if pk == message.pk]


def test_the_mail_of_a_worker_that_was_killed_is_taken_up_once(queue, time_machine):
    message = MessageFactory()
    begin(message)
    taken_at_once = take_up_lost_mails()
    time_machine.move_to(timezone.now() + LATER)

    call_command("take_up_lost_mails")

    assert (taken_at_once, runs_of(message), take_up_lost_mails()) == (0, [2], 0)


def test_a_message_that_no_queue_knows_is_taken_up_and_one_that_was_sent_is_not(queue, time_machine):
    lost, _sent = MessageFactory(), MessageFactory(delivery=Message.Delivery.SENT)
    time_machine.move_to(timezone.now() + LATER)

    assert (take_up_lost_mails(), runs_of(lost)) == (1, [1])


def test_a_message_that_kills_every_worker_is_given_up(queue, time_machine, caplog):
    message = MessageFactory()
    for _attempt in WAITS:
        begin(message)
    time_machine.move_to(timezone.now() + LATER)

    take_up_lost_mails()

    message.refresh_from_db()
    assert message.delivery == Message.Delivery.FAILED
    caplog.clear()
