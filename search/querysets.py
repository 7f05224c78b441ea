"""Questions about many entries of the search."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import connection, models
from django.db.models import F, Max, Q
from django.db.models.functions import Now

MARK_PARTS = """
    INSERT INTO search_entry
        (number, page_id, part, version, marked_at, drawn_version, sent_version, tries)
    SELECT -nextval('search_part'), %s, part, nextval('search_version'), now(), 0, 0, 0 FROM unnest(%s::text[]) AS part
"""
MARK = """
    INSERT INTO search_entry (number, version, marked_at, drawn_version, sent_version, tries)
    SELECT number, nextval('search_version'), now(), 0, 0, 0 FROM unnest(%s::int[]) AS number ORDER BY number
    ON CONFLICT (number) DO UPDATE
    SET version = excluded.version, marked_at = excluded.marked_at, tries = 0, next_try_at = NULL
"""


class EntryQuerySet(models.QuerySet):
    """Sets of entries."""

    def mark(self, pages: Iterable[int]) -> int:
        """Say that pages, by number, must be drawn anew; return how many.

        One statement in the transaction of the change itself: what is not committed is not marked. Rows are taken
        in the order of their numbers, so that two editors never wait for each other in a circle.
        """
        numbers = sorted(set(pages))
        if numbers:
            with connection.cursor() as cursor:
                cursor.execute(MARK, [numbers])
        return len(numbers)

    def mark_parts(self, page: int, keys: Iterable[str]) -> None:
        """Say that the parts of a page must be drawn anew: those that it has now, by key, and those that it had."""
        known = dict(self.filter(page_id=page).values_list("part", "number"))
        self.mark(known.values())
        if new := sorted(set(keys) - set(known)):
            with connection.cursor() as cursor:
                cursor.execute(MARK_PARTS, [page, new])

    def to_draw(self) -> Self:
        """Keep entries whose page may have changed since they were drawn."""
        return self.filter(version__gt=F("drawn_version"))

    def to_send(self) -> Self:
        """Keep drawn entries that the search engine does not have yet and that may be tried now."""
        due = Q(next_try_at=None) | Q(next_try_at__lte=Now())
        return self.filter(due, drawn_version__gt=F("sent_version"))

    def standing(self) -> Self:
        """Keep entries that somebody may find."""
        return self.exclude(document=None)

    def gone(self, before: datetime.datetime) -> Self:
        """Keep entries of pages that nobody may find any more, changed before a moment and sent."""
        return self.filter(document=None, marked_at__lt=before, version=F("drawn_version"))

    def state(self, source: str) -> int:
        """Return a number that grows whenever a page of one kind changes, or what it shows of an authority list."""
        return self.filter(source=source).aggregate(state=Max("version", default=0))["state"]

    def findable(self, audience: Iterable[str]) -> Self:
        """Keep entries that a reader may find who brings these terms."""
        return self.standing().filter(audience__overlap=list(audience))
