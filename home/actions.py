"""Receiving messages of visitors and forgetting them in time."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.models import Message
from home.quotas import Quota
from home.tasks import mail_message

HOUR = 3600  # seconds
CLIENT = Quota("client", 10, HOUR)  # a class that writes from one room must fit in
ADDRESS = Quota("address", 5, HOUR)
EVERYBODY = Quota("everybody", 100, HOUR)


def receive_message(*, fields: dict[str, str], page: Page | None, client: str) -> Message:
    """Keep a message and mail it to the team after the commit.

    `fields` are those of the model, checked; `client` tells visitors apart for the quotas and is not kept.
    What was sent already on the same day, by a second click for example, is not kept again and costs no place.
    Raises `OverQuota`; one visitor over quota takes no place from the others.
    """
    digest = Message.digest_of(timezone.localdate(), page and page.pk, *(fields[name] for name in sorted(fields)))
    known = Message.objects.filter(digest=digest).first()
    if known:
        return known
    CLIENT.take(client)  # before the transaction, which would hold the rows of the cache and give places back
    if fields["email"]:
        ADDRESS.take(fields["email"].lower())
    EVERYBODY.take()
    with transaction.atomic():
        message, is_new = Message.objects.get_or_create(digest=digest, defaults={**fields, "page": page})
        if is_new:
            # Robust: whoever wrote must not see an error of the queue, the message is safe
            transaction.on_commit(lambda: mail_message.enqueue(message.pk), robust=True)
    return message


def delete_old_messages() -> int:
    """Delete the messages that were kept for MESSAGES_KEPT_FOR days, whatever their state; return how many."""
    limit = timezone.now() - datetime.timedelta(days=settings.MESSAGES_KEPT_FOR)
    return Message.objects.filter(created_at__lt=limit).delete()[0]
