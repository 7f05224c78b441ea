"""Try the search engine that the settings name."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.elastic.connection import Unavailable, is_configured
from search.elastic.selftest import trials


class Command(BaseCommand):
    """Try settings, mappings, analysis and searches of the portal on indexes that go again."""

    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not is_configured():
            raise CommandError("There is no search engine: set ELASTICSEARCH_URL.")
        passed = failed = 0
        try:
            for name, found, expected in trials():
                if found == expected:
                    passed += 1
                else:
                    failed += 1
                    self.stdout.write(f"{name}: {found} instead of {expected}")
        except Unavailable as error:
            raise CommandError(f"The search engine failed: {error}") from error
        self.stdout.write(f"{passed} passed, {failed} failed")
        if failed:
            raise CommandError("The search engine is not as the portal needs it.")
