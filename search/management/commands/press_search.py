"""Publish pages while indexes are built anew, and search for them."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.elastic.connection import is_configured
from search.measuring import frequent_texts
from search.pressing import copies, press


class Command(BaseCommand):
    """Print as JSON lines what to search for meanwhile, then what was wrong; see `bin/bench search-load`."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("origin", help="Address of the portal, for example http://localhost:8000.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not is_configured():
            raise CommandError("There is no search engine: set ELASTICSEARCH_URL.")
        with copies() as pages:
            self.stdout.write(json.dumps(frequent_texts()))
            self.stdout.flush()
            self.stdout.write(json.dumps(press(options["origin"], pages)))
