"""Compare the content pack with what the portal shows."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.actions import DATA
from content.loader.pack import PackError, read
from content.report import compare


class Command(BaseCommand):
    """Prints a table of expected and live pages by section and language; exit code 1 if they differ."""

    help = "Print expected and live pages by section and language."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            lines = compare(read(DATA))
        except PackError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'section':20} {'language':8} {'expected':>8} {'live':>6}")
        for line in lines:
            self.stdout.write(f"{line.section:20} {line.language:8} {line.expected:8} {line.live:6}")
            for key in line.missing:
                self.stdout.write(f"  not live: {key} ({line.language})")
        if any(line.missing for line in lines):
            sys.exit(1)
        self.stdout.write(f"No difference: {sum(line.live for line in lines)} pages.")
