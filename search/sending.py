"""Sending entries to the search engine; they stay in the table until it has answered."""

import datetime
import logging

from django.db.models import F
from django.utils import timezone

from search.elastic.connection import Unavailable, is_configured, writing
from search.elastic.indexes import SMALL, alias_of, languages, write
from search.elastic.rebuilding import rebuild_lost
from search.locks import SENDING, held
from search.models import Entry

BATCH = 200
LONGEST_WAIT = 20  # seconds before a failed entry is tried again
KEPT = datetime.timedelta(days=1)  # entries of pages that are gone: a rebuild may have read them before

logger = logging.getLogger(__name__)


def send_drawn() -> bool:
    """Send what was drawn; say whether everything that may be sent now has been."""
    forget_gone()
    if not is_configured():
        return True
    while batch := list(Entry.objects.to_send().order_by("number")[:BATCH]):
        try:
            send(batch)
        except Unavailable as error:
            postpone(batch, str(error))
            return False
    return not Entry.objects.filter(drawn_version__gt=F("sent_version")).exists()


def send(batch: list[Entry]) -> None:
    """Send a batch to the aliases; where a language has no index, build all of them from the table."""
    if rebuild_lost():
        return
    with writing() as engine:
        names = {language: [alias_of(language)] for language in languages()}
        with held(SENDING, wait=True):
            write(engine, batch, names, is_seen=len(batch) <= SMALL, by_alias=True)
            for entry in batch:
                Entry.objects.filter(pk=entry.pk, sent_version__lt=entry.drawn_version).update(
                    sent_version=entry.drawn_version, tries=0, next_try_at=None
                )


def postpone(batch: list[Entry], reason: str) -> None:
    """Try entries again later, each time after a longer wait."""
    tries = max(entry.tries for entry in batch)
    wait = min(2**tries, LONGEST_WAIT)
    logger.warning("The search engine did not take %s entries, next attempt in %s s: %s", len(batch), wait, reason)
    numbers = [entry.pk for entry in batch]
    next_try_at = timezone.now() + datetime.timedelta(seconds=wait)
    Entry.objects.filter(pk__in=numbers).update(tries=min(tries + 1, 100), next_try_at=next_try_at)


def forget_gone() -> None:
    """Delete entries that nobody may find and that the engine forgot a while ago, if there is one."""
    gone = Entry.objects.gone(before=timezone.now() - KEPT)
    (gone.filter(sent_version=F("drawn_version")) if is_configured() else gone).delete()
