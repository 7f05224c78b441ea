"""Import activities of IATI from a file."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from interop.actions import NotActivitiesError, import_activities_now
from interop.forms import ActivitiesForm
from interop.iati.reading import MOST_BYTES
from interop.models import SpreadsheetImport
from interop.spreadsheets.tables import UnreadableFileError


class Command(BaseCommand):
    """Import activities of IATI 2.01 to 2.03 as projects, as the admin does; what is rejected is told."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--licence", required=True, help="that of the file, for example: CC BY 4.0")
        parser.add_argument("--url", default="", help="where the file was retrieved from")
        parser.add_argument("--retrieved", default="", help="YYYY-MM-DD; today by default")
        parser.add_argument("--complete", action="store_true", help="mark what the file no longer holds as withdrawn")
        parser.add_argument("--live", action="store_true", help="publish at once; drafts by default")
        parser.add_argument("--user", default="", help="e-mail address of the person who imports")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        try:
            spreadsheet = import_activities_now(
                name=file.name,
                data=self.content_of(file),
                by=self.person(options["user"]),
                is_dry_run=options["dry_run"],
                **self.origin(options),
            )
        except (UnreadableFileError, NotActivitiesError) as error:
            raise CommandError(str(error)) from error
        self.tell(spreadsheet)
        if options["dry_run"]:
            spreadsheet.delete()

    def origin(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return where the file comes from and how it is imported, checked as the admin does. Raises `CommandError`."""
        modes = SpreadsheetImport.Mode
        answers = {
            "mode": modes.LIVE if options["live"] else modes.DRAFTS,
            "licence": options["licence"],
            "file_url": options["url"],
            "retrieved_on": options["retrieved"] or timezone.localdate(),
            "is_complete": options["complete"],
        }
        form = ActivitiesForm(SpreadsheetImport(), answers)
        if not form.is_valid():
            raise CommandError(form.errors.as_text())
        return form.cleaned_data

    def content_of(self, file: Path) -> bytes:
        """Return what is in a file, which is not read if it is too large. Raises `CommandError`."""
        try:
            if file.stat().st_size > MOST_BYTES:
                raise CommandError(
                    f"The file is larger than {MOST_BYTES // 1_000_000} MB. Divide it into several files."
                )
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error

    def person(self, email: str) -> Any:
        """Return the person with an address, None for no address. Raises `CommandError`."""
        if not email:
            return None
        person = get_user_model().objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has the address {email}.")
        return person

    def tell(self, spreadsheet: SpreadsheetImport) -> None:
        """Print what becomes of the activities, and what is wrong with the rejected ones."""
        counts: Counter[str] = Counter()
        for row in spreadsheet.rows.defer("before", "versions"):
            counts[row.outcome] += 1
            for heading, message in row.faults:
                self.stderr.write(f"{row.key or f'activity {row.number}'}: {heading}: {message}")
            for note in row.notes:
                self.stdout.write(f"{row.key}: {note}")
            if row.outcome == row.Outcome.WITHDRAWN:
                self.stdout.write(f"{row.key}: withdrawn by its publisher")
        self.stdout.write(", ".join(f"{name} {number}" for name, number in sorted(counts.items())))
