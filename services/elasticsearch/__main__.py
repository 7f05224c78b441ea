"""The node by hand; `python -m services.elasticsearch --help` says how."""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from services.elasticsearch import FOLDER, ElasticsearchError, running
from services.elasticsearch.building import build, pin
from services.elasticsearch.selftest import faults, number_of_cases
from services.elasticsearch.server import Server
from services.processes import Interrupted, interrupt_on_signals


def parser() -> argparse.ArgumentParser:
    """Return what can be typed."""
    top = argparse.ArgumentParser(prog="python -m services.elasticsearch", description="The local Elasticsearch node.")
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="fetch and compile what a node needs, unless that is done")
    command = commands.add_parser("run", help="run a node until Ctrl-C")
    command.add_argument("--port", type=int, default=9200)
    command.add_argument("--folder", type=Path, default=FOLDER, help="where its data are kept")
    command.add_argument("--temporary", action="store_true", help="forget its data at the end instead")
    command = commands.add_parser("selftest", help="compare what analysis gives with what it must give")
    command.add_argument(
        "--url", default="", help="any server; credentials from ELASTICSEARCH_API_KEY and ELASTICSEARCH_CA_CERTS"
    )
    commands.add_parser("pin", help="choose the version: write jars.txt").add_argument("version")
    return top


def main() -> int:
    """Run a command; return 1 if the node cannot be had, ends by itself or fails the test."""
    options = parser().parse_args()
    interrupt_on_signals()
    try:
        match options.command:
            case "build":
                print(build())
            case "run":
                return run(None if options.temporary else options.folder, options.port)
            case "selftest":
                return selftest(options.url)
            case "pin":
                pin(options.version)
    except ElasticsearchError as error:
        print(error, file=sys.stderr)
        return 1
    except Interrupted as interruption:
        return interruption.exit_code
    return 0


def run(folder: Path | None, port: int) -> int:
    """Run a node until we are interrupted; return 1 if it ends before."""
    with running(folder, port) as node:
        print(f"Elasticsearch is ready: {node.url}", flush=True)
        while node.process.poll() is None:
            time.sleep(0.2)
    print("Elasticsearch ended by itself.", file=sys.stderr)
    return 1


def selftest(url: str) -> int:
    """Try a given server or one of our own; print each fault; return 1 if there is any."""
    with ExitStack() as stack:
        server = Server(
            url or stack.enter_context(running()).url,
            os.environ.get("ELASTICSEARCH_API_KEY", ""),
            os.environ.get("ELASTICSEARCH_CA_CERTS", ""),
        )
        found = list(faults(server))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{number_of_cases() - len(found)} passed, {len(found)} failed")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
