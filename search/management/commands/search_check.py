"""Compare the search with the pages, and mend it."""

from collections.abc import Collection
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.actions import forget_rare_searches
from search.checking import compare, repair
from search.elastic.connection import Unavailable
from search.locks import Busy
from search.tasks import bring_up_to_date, read_files


class Command(BaseCommand):
    """Compare every page with its entry and every entry with the search engine, and mend what differs."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say what differs; exit code 1 if anything.")
        parser.add_argument("--quick", action="store_true", help="Compare the engine with the entries only.")
        parser.add_argument("--queue", action="store_true", help="Leave the work to the worker.")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = compare(is_quick=options["quick"])
        except Unavailable as error:
            raise CommandError(f"The search engine does not answer: {error}") from error
        lines: dict[str, Collection[Any]] = {
            "pages without an entry": found.missing,
            "entries out of date": found.outdated,
            "documents not in the search engine": found.unsent,
            "documents that nobody should find": found.surplus,
            "languages without an index of this version": found.lost_indexes,
        }
        if options["verbosity"]:
            for label, values in lines.items():
                if values:
                    self.stdout.write(f"{label}: {len(values)} ({', '.join(map(str, sorted(values)[:10]))})")
            self.stdout.write(f"{found.count} differences")
        if options["dry_run"]:
            if found.count:
                raise CommandError("The search is not up to date.")
            return
        repair(found)
        forget_rare_searches()
        if options["queue"]:
            read_files.enqueue()
        else:
            read_files.call()
            try:
                bring_up_to_date.call()
            except Busy as error:
                raise CommandError("Another process is at work on the search; try again when it is done.") from error
