"""How far a long step is, for those who wait; told beside the transaction of the step, which nobody else can see."""

import time
from types import TracebackType
from typing import Self

from django.db import connection
from django.utils import timezone

from interop.models import SpreadsheetImport

INTERVAL = 1.0  # seconds between two signs


class Progress:
    """Counts rows and tells of them on a connection of its own."""

    def __init__(self, spreadsheet: SpreadsheetImport) -> None:
        self.spreadsheet, self.done, self.told_at = spreadsheet, 0, time.monotonic()
        self.connection = connection.copy()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.connection.close()

    def add(self, rows: int) -> None:
        """Count some rows more."""
        self.done += rows
        if time.monotonic() - self.told_at >= INTERVAL:
            self.told_at = time.monotonic()
            table = SpreadsheetImport._meta.db_table
            with self.connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table} SET done = %s, moved_at = %s WHERE id = %s",  # noqa: S608 - a name of ours
                    [self.done, timezone.now(), self.spreadsheet.pk],
                )
