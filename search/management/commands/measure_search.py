"""Measure the search with many documents."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.elastic.connection import is_configured
from search.measuring import measure


class Command(BaseCommand):
    """Fill indexes of their own with generated documents, measure, delete them; print figures as JSON lines."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sizes", nargs="+", type=int, help="Numbers of documents in each language.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not is_configured():
            raise CommandError("There is no search engine: set ELASTICSEARCH_URL.")
        for size in options["sizes"]:
            self.stdout.write(json.dumps(measure(size)))
