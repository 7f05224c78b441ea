"""Delete the messages of visitors whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand

from home.actions import delete_old_messages


class Command(BaseCommand):
    """Prints how many were deleted, and nothing when there were none; for a timer, once a day."""

    help = "Delete messages of visitors that are older than MESSAGES_KEPT_FOR days."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = delete_old_messages()
        if count:
            self.stdout.write(f"{count} old messages deleted.")
