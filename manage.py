#!/usr/bin/env python3
"""Django's command line for the portal; on one's own machine with the services of `bin/run`."""

import os
import sys
from contextlib import ExitStack

from django.core.management import execute_from_command_line

LOCAL = "portal.settings.local"


def main() -> None:
    """Run one command; without DATABASE_URL on the database of `bin/run`, and on its Elasticsearch if that runs."""
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", LOCAL)
    with ExitStack() as stack:
        if settings == LOCAL and not os.environ.get("DATABASE_URL"):
            from services import elasticsearch
            from services.postgres import running

            os.environ["DATABASE_URL"] = stack.enter_context(running())
            os.environ.setdefault("ELASTICSEARCH_URL", elasticsearch.address(elasticsearch.FOLDER))
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
