"""Locks between processes, kept by the database: a lost connection frees them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

DRAWING = 7_300_201  # any numbers that no other program uses
REBUILDING = 7_300_202
SENDING = 7_300_203


class Busy(Exception):
    """Another process holds the lock."""


@contextmanager
def held(lock: int, *, wait: bool = False) -> Iterator[None]:
    """Hold a lock; if somebody has it, raise `Busy`, or wait for it."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock])
        else:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
            if not cursor.fetchone()[0]:
                raise Busy
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
