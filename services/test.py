"""`bin/test`: pytest with everything the suite needs; nothing is skipped for want of a service."""

import os
import sys
from contextlib import ExitStack

import pytest

from services import elasticsearch
from services.browser import BrowserMissing, find_browser
from services.elasticsearch import ElasticsearchError
from services.messages import compile_catalogues
from services.postgres import PostgresError, running


def main(arguments: list[str]) -> int:
    """Run pytest with `arguments` on all cores and return its exit code; 1 if a service cannot be had.

    Environment: DATABASE_URL and ELASTICSEARCH_URL, servers to use instead of local ones; BROWSER_BIN, a Chromium.
    """
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        arguments = ["-n", "logical", *arguments]
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    compile_catalogues()
    with ExitStack() as services:
        try:
            node = None if os.environ.get("ELASTICSEARCH_URL") else services.enter_context(elasticsearch.running())
            os.environ["BROWSER_BIN"] = find_browser()
            if not os.environ.get("DATABASE_URL"):
                os.environ["DATABASE_URL"] = services.enter_context(running("test", fast=True))
            if node:
                os.environ["ELASTICSEARCH_URL"] = node.url
        except (BrowserMissing, ElasticsearchError, PostgresError) as error:
            print(error, file=sys.stderr)
            return 1
        return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
