"""Slow work of the search: drawing pages that were marked, sending them to the engine, reading files."""

import datetime
from contextlib import suppress

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from core.models import PortalDocument
from search.drawing import draw_marked
from search.elastic.concepts import send_concepts
from search.elastic.connection import Unavailable, is_configured, writing
from search.elastic.rebuilding import rebuild_lost
from search.files import Unreadable, text_of
from search.locks import DRAWING, Busy, held
from search.models import DocumentText, Entry
from search.sending import send_drawn
from search.usage import pages_using

AGAIN = datetime.timedelta(seconds=5)


@task
def bring_up_to_date() -> None:
    """Draw and send everything that was marked; what the engine did not take is tried again by a later task.

    One task at a time does the work of all: another one that finds it at work looks again a moment later, in case
    something was marked just after the last look.
    """
    try:
        with held(DRAWING):
            draw_marked()
            is_done = send_drawn()
    except Busy:
        is_done = False
    if not is_done:
        ask_again()


def ask_again() -> None:
    """Queue another attempt, unless one waits already."""
    if bring_up_to_date.get_backend().supports_defer and not is_awaited():
        bring_up_to_date.using(run_after=timezone.now() + AGAIN).enqueue()


def is_awaited() -> bool:
    """Whether an attempt waits in the queue."""
    waiting = DBTaskResult.objects.ready().filter(task_path=bring_up_to_date.module_path)
    return waiting.filter(run_after__gt=timezone.now()).exists()


@task
def build_lost_indexes() -> None:
    """Build indexes that somebody has deleted; if it fails, the next reader who misses one asks again."""
    with suppress(Busy, Unavailable):
        rebuild_lost()


@task
def send_glossary() -> None:
    """Send the glossary to the engine; a failure is tried again."""
    if not is_configured():
        return
    try:
        with writing() as engine:
            send_concepts(engine, settings.SEARCH_INDEX_PREFIX)
    except Unavailable:
        if send_glossary.get_backend().supports_defer:
            send_glossary.using(run_after=timezone.now() + 4 * AGAIN).enqueue()


@task
def read_files() -> None:
    """Read the text of all files (PDF) that pages offer and that were not read yet; mark those pages."""
    read = DocumentText.objects.values("pk")
    documents = PortalDocument.objects.exclude(file_hash="").exclude(file_hash__in=read)
    for document in documents.filter(file__iendswith=".pdf"):
        try:
            with document.open_file() as file:
                text, fault = text_of(file), ""
        except (OSError, Unreadable) as error:
            text, fault = "", str(error)[:200]
        DocumentText.objects.update_or_create(pk=document.file_hash, defaults={"text": text, "fault": fault})
        Entry.objects.mark(pages_using([document]))
    bring_up_to_date.enqueue()
