"""One load at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

KEY = 4_112_016  # any number that nothing else locks in this database


class AlreadyLoading(Exception):
    """Another load is running on this database."""


@contextmanager
def only_load() -> Iterator[None]:
    """Hold the lock of loads; raise `AlreadyLoading` if another process holds it.

    PostgreSQL frees it when the session ends, so that a load that was killed stands in nobody's way.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        if not cursor.fetchone()[0]:
            raise AlreadyLoading
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])
