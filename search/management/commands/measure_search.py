"""Measure the search with many documents, and how long editors wait for it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.elastic.connection import is_configured
from search.measuring import measure
from search.waiting import editing_times


class Command(BaseCommand):
    """Fill indexes of their own with generated documents, measure, delete them; print figures as JSON lines."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sizes", nargs="*", type=int, help="Numbers of documents in each language.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not is_configured():
            raise CommandError("There is no search engine: set ELASTICSEARCH_URL.")
        for size in options["sizes"]:
            self.stdout.write(json.dumps(measure(size)))
        self.stdout.write(json.dumps(editing_times()))
