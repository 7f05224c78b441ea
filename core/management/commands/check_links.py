"""Asks whether the links of live pages to other sites still lead somewhere."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core.outside.checking import check_links
from core.tasks import check_some_links


class Command(BaseCommand):
    """Checks a few links; the next run goes on with the others."""

    help = "Check links to other sites, those first that were not checked for longest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=200, help="how many links to ask for, 200 by default")
        parser.add_argument("--queue", action="store_true", help="leave it to the worker (manage.py db_worker)")

    def handle(self, *_args: Any, limit: int, queue: bool, **_options: Any) -> None:
        if queue:
            check_some_links.enqueue(limit)
            self.stdout.write("The worker will check the links.")
            return
        done = check_links(limit)
        self.stdout.write(f"asked: {done.asked}, failed: {done.failed}, broken: {done.broken}")
