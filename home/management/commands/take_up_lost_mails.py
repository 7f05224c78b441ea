"""Queue the mails about messages of visitors that a worker has lost."""

from typing import Any

from django.core.management.base import BaseCommand

from home.tasks import take_up_lost_mails


class Command(BaseCommand):
    """Prints how many were lost, and nothing when there were none; for a timer, every ten minutes."""

    help = "Queue the mails about messages that wait though no worker has them."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = take_up_lost_mails()
        if count:
            self.stdout.write(f"{count} lost mails taken up.")
