"""Measure the list of projects with many of them."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from projectdb.measuring import measure
from search.elastic.connection import is_configured


class Command(BaseCommand):
    """Measures with generated projects that leave nothing behind; prints figures as JSON lines."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("engine", choices=["database", "elasticsearch"])
        parser.add_argument("sizes", nargs="+", type=int, help="numbers of projects")

    def handle(self, *_args: Any, engine: str, sizes: list[int], **_options: Any) -> None:
        if engine == "elasticsearch" and not is_configured():
            raise CommandError("There is no search engine: set ELASTICSEARCH_URL.")
        for size in sizes:
            self.stdout.write(json.dumps(measure(size, engine)))
