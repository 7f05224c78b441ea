"""Load the content pack into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from content.actions import DATA, is_loaded, load, pages_in
from content.loader.lock import AlreadyLoading
from content.loader.outcome import Outcome
from content.loader.pack import Pack, PackError, read
from content.loader.saving import UnloadableError


class Command(BaseCommand):
    """Reads and checks the pack, then writes what is new; a second run changes nothing."""

    help = "Load the content pack: authority lists, pages in French, their translations, redirects."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="folder of the pack")
        parser.add_argument("--check", action="store_true", help="only check the pack, whatever else is asked")
        parser.add_argument("--if-empty", action="store_true", help="do nothing if a load has come to its end before")

    def handle(self, *_args: Any, folder: Path, check: bool, if_empty: bool, **_options: Any) -> None:
        if if_empty and not check and is_loaded():
            return
        try:
            pack = read(folder)
            if check:
                self.stdout.write("The content pack has no fault.")
            else:
                self.summarise(self.load(pack))
        except PackError as error:
            raise CommandError(f"{error}\nFaults: {len(error.faults)}; nothing was changed.") from error
        except UnloadableError as error:
            raise CommandError(f"{error}\nThe load was stopped; the next one goes on from here.") from error
        except AlreadyLoading as error:
            raise CommandError("Another load is running on this database; this one has changed nothing.") from error

    def load(self, pack: Pack) -> Outcome:
        """Load a pack under a progress bar."""
        with tqdm(total=pages_in(pack), desc="content", unit=" pages", disable=None, leave=False) as bar:

            def show(steps: int, what: str) -> None:
                bar.set_description(what, refresh=False)
                bar.update(steps)

            return load(pack, show)

    def summarise(self, outcome: Outcome) -> None:
        """Print what was done and what was left alone."""
        for word, counts in (
            ("created", outcome.created),
            ("updated", outcome.updated),
            ("unchanged", outcome.unchanged),
        ):
            if some := +counts:  # without zeros
                self.stdout.write(f"{word}: " + ", ".join(f"{number} {kind}" for kind, number in some.items()))
        for name, reason in outcome.left.items():
            self.stdout.write(f"left alone: {name}, {reason}")
