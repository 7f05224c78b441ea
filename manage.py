#!/usr/bin/env python3
"""Django's command line for the portal; on one's own machine it starts the local PostgreSQL if it is needed."""

import os
import sys
from contextlib import ExitStack

from django.core.management import execute_from_command_line

LOCAL = "portal.settings.local"


def main() -> None:
    """Run one command; without DATABASE_URL on the database of `bin/run`."""
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", LOCAL)
    with ExitStack() as stack:
        if settings == LOCAL and not os.environ.get("DATABASE_URL"):
            from services.postgres import running

            os.environ["DATABASE_URL"] = stack.enter_context(running())
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
