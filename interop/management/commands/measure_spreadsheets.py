"""Measure the import of many projects from a spreadsheet, and its undoing."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interop.measuring import measure


class Command(BaseCommand):
    """Imports invented projects, live, changes them, undoes both; prints figures as one line of JSON."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rows", nargs="?", type=int, default=5000, help="number of projects")

    def handle(self, *_args: Any, rows: int, **_options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Invented projects would be public for a while: not on a portal with readers.")
        by = get_user_model().objects.filter(groups__name="Administrators").first()
        self.stdout.write(json.dumps(measure(rows, by)))
