"""Several Django commands in one process, since loading the portal costs a second each time.

`python -m services.commands "migrate --no-input" createcachetable`
"""

import shlex
import sys

import django
from django.core.management import ManagementUtility


def main(commands: list[str]) -> None:
    """Run each command with its arguments; the first that fails ends the process with its exit code."""
    django.setup()
    for command in commands:
        ManagementUtility(["manage.py", *shlex.split(command)]).execute()


if __name__ == "__main__":
    main(sys.argv[1:])
