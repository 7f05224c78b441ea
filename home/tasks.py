"""Slow work: the mail to the team about a message."""

import datetime
import logging
from collections import Counter

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.cldr import language_name
from core.i18n import SOURCE_LANGUAGE
from home.models import Message

WAITS = (1, 5, 30, 120, 720)  # minutes before each new attempt
LONGEST_RUN = datetime.timedelta(minutes=10)  # of a worker with one mail; after that it is taken for dead
logger = logging.getLogger(__name__)


@task
def mail_message(pk: int, failures: int = 0) -> None:
    """Send a message to the team. After a failure try again later, at last leave it to the list in the admin."""
    message = Message.objects.select_related("page").filter(pk=pk).exclude(delivery=Message.Delivery.SENT).first()
    if message is None:  # sent already, or deleted
        return
    try:
        mail_about(message).send()
    except Exception as error:  # whatever a mail server and its client may raise: the message must not be lost
        retry(message, failures, error)
    else:
        Message.objects.filter(pk=pk).update(delivery=Message.Delivery.SENT)


def take_up_lost_mails() -> int:
    """Queue the mail about each message that waits though nothing will send it; return how many there were.

    A worker that was killed leaves its task running for ever, and a queue that was down has none.
    """
    limit = timezone.now() - LONGEST_RUN
    tasks = DBTaskResult.objects.filter(task_path=mail_message.module_path)
    running = Q(status=TaskResultStatus.RUNNING)
    alive = tasks.filter(Q(status=TaskResultStatus.READY) | running & Q(started_at__gt=limit))
    dead = Counter(task.args_kwargs["args"][0] for task in tasks.filter(running, started_at__lte=limit))
    waiting = Message.objects.filter(delivery=Message.Delivery.WAITING, created_at__lt=limit)
    lost = list(waiting.exclude(pk__in=[task.args_kwargs["args"][0] for task in alive]))
    for message in lost:
        retry(message, dead[message.pk], "no worker has it")
    return len(lost)


def retry(message: Message, failures: int, error: Exception | str) -> None:
    """Queue the next attempt, or note that there will be none."""
    if failures < len(WAITS):
        wait = datetime.timedelta(minutes=WAITS[failures])
        mail_message.using(run_after=timezone.now() + wait).enqueue(message.pk, failures + 1)
        logger.warning("The mail about message %s failed, next attempt in %s: %s", message.pk, wait, error)
        return
    Message.objects.filter(pk=message.pk).update(delivery=Message.Delivery.FAILED)
    logger.error("The mail about message %s failed for good: %s", message.pk, error)


def mail_about(message: Message) -> EmailMultiAlternatives:
    """Return the mail about a message, in the language of the team; an answer goes to the visitor.

    Nothing that a visitor typed stands in a header but the address, which was checked.
    """
    with override(SOURCE_LANGUAGE):
        context = {
            "message": message,
            "language": SOURCE_LANGUAGE,
            "facts": facts_of(message),
            "page_url": message.page.full_url if message.page else "",
            "admin_url": settings.WAGTAILADMIN_BASE_URL + AdminURLFinder().get_edit_url(message),
        }
        subject = _("[M4D Net] %(form)s: %(topic)s (no. %(number)s)") % {
            "form": message.get_kind_display(),
            "topic": message.get_topic_display(),
            "number": message.pk,
        }
        mail = EmailMultiAlternatives(
            subject,
            render_to_string("email/message.txt", context),
            to=[settings.CONTACT_EMAIL],
            reply_to=[message.email] if message.email else None,
        )
        mail.attach_alternative(render_to_string("email/message.html", context), "text/html")
    return mail


def facts_of(message: Message) -> list[str]:
    """Return what the team must know besides the text, a line for each; what is not known has none."""
    lines = [
        (_("Subject: %s"), message.get_topic_display()),
        (_("Language of the visitor: %s"), language_name(message.language)),
        (_("Name: %s"), message.name),
        (_("E-mail address: %s"), message.email),
        (_("Page: %s"), message.page.title if message.page else ""),
    ]
    return [line % fact for line, fact in lines if fact]
