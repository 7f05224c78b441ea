"""Make the demonstration accounts and print how to sign in."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from accounts.demonstration import create_accounts


class Command(BaseCommand):
    """Prints address and password of each account, the same at every start."""

    help = "Make one demonstration account per role and print the passwords; refused in production."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            found = create_accounts(settings.VAR_DIR / "accounts.json")
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        width = max(map(len, found))
        for email, password in found.items():
            self.stdout.write(f"  {email:{width}}  {password}")
