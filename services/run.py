"""`bin/run`: from a fresh checkout to a portal that answers, with its database, content and worker."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from services import messages
from services.fingerprints import CHECKOUT
from services.postgres import PostgresError, running
from services.processes import Ended, Interrupted, Processes, interrupt_on_signals
from services.stamps import DatabaseUnreachable, Stamps, identity_of_database

PATIENCE = 90  # seconds for the first page
PATIENCE_WITH_SEARCH = 30  # seconds for Elasticsearch, when all else is ready to start
SEARCH = "Elasticsearch"
DAY = 24 * 3600
TIMERS = {  # seconds between two runs of a command
    "publish_scheduled": 60,
    "take_up_lost_mails": 600,
    "delete_old_messages": DAY,
    "search_check": DAY,
}
PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
WORKER = ["db_worker", "--queue-name=*", "--no-startup-delay", "--verbosity=0"]


class WrongEnvironment(RuntimeError):
    """An environment variable cannot be used; the message says what was expected."""


def main() -> int:
    """Run the portal until Ctrl-C; return 0 after that, 1 if a part failed, 2 for a wrong environment.

    Environment: PORT (8000), DATABASE_URL, ELASTICSEARCH_URL, and what portal/settings reads.
    """
    began = time.monotonic()
    interrupt_on_signals()
    os.chdir(CHECKOUT)
    try:
        port = free_port(os.environ.get("PORT") or "8000")
        with ExitStack() as stack:
            environment = environment_of_portal(port)
            given = "DATABASE_URL" in environment
            if not given:
                with step("Starting PostgreSQL"):
                    environment["DATABASE_URL"] = stack.enter_context(running("local"))
            processes = stack.enter_context(Processes())  # after the database: they end before it
            search = start_search(processes, environment, temporary=given)
            prepare(processes, environment)
            if search:
                environment["ELASTICSEARCH_URL"] = search if has_come(search, processes) else ""
            serve(processes, environment, port)
            say(f"M4D Net is ready after {time.monotonic() - began:.1f} s: http://localhost:{port}  (Ctrl-C ends it)")
            return keep_running(processes, environment)
    except (DatabaseUnreachable, WrongEnvironment) as error:
        print(error, file=sys.stderr)
        return 2
    except (Ended, PostgresError) as error:
        print(error, file=sys.stderr)
        return 1
    except Interrupted as interruption:
        return interruption.exit_code


def free_port(text: str) -> int:
    """Parse PORT. Raises `WrongEnvironment` if it is no port or another program has it."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise WrongEnvironment("PORT is wrong: expected a number from 1 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen()
        except PermissionError:
            raise WrongEnvironment(f"PORT is wrong: {port} is for the system's administrator only.") from None
        except OSError:
            raise WrongEnvironment(f"Port {port} is in use; choose another: PORT={port + 1} bin/run") from None
    return port


def environment_of_portal(port: int) -> dict[str, str]:
    """Return the environment in which the portal's programs run."""
    environment = {name: value for name, value in os.environ.items() if value or name != "DATABASE_URL"}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.local"
    environment.setdefault("PORTAL_URL", f"http://localhost:{port}")
    return environment


def start_search(processes: Processes, environment: dict[str, str], temporary: bool) -> str:
    """Start Elasticsearch beside all else; return where it will answer, nothing if ELASTICSEARCH_URL is set.

    `temporary` data are made anew each time; the others are kept with those of the local database.
    """
    if "ELASTICSEARCH_URL" in environment:
        return ""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [PYTHON, "-m", "services.elasticsearch", "run", f"--port={port}"]
    if temporary:
        command.append("--temporary")
    processes.start(SEARCH, command, environment, passing=True)
    return f"http://127.0.0.1:{port}"


def has_come(search: str, processes: Processes) -> bool:
    """Wait for Elasticsearch, a while; say what to do if it has not come."""
    deadline = time.monotonic() + PATIENCE_WITH_SEARCH
    while SEARCH in processes.running and time.monotonic() < deadline:
        try:
            OPENER.open(search, timeout=1).close()
        except OSError:
            time.sleep(0.05)
            processes.check()
        else:
            return True
    if SEARCH in processes.running:
        say("Elasticsearch is not ready yet: the search is that of the database until the next start.")
    else:
        say("The search is that of the database. To try again: .venv/bin/python -m services.elasticsearch build")
    return False


def prepare(processes: Processes, environment: dict[str, str]) -> None:
    """Bring translations, tables, content and static files up to date; what has not changed is left alone."""
    messages.compile_catalogues()
    stamps = Stamps(environment["PORTAL_URL"])
    database = identity_of_database(environment["DATABASE_URL"])
    if not stamps.static_is_current():
        processes.start("collectstatic", [*MANAGE, "collectstatic", "--no-input", "--verbosity=0"], environment)
    if not stamps.database_is_current(database):
        commands = ["migrate --no-input --verbosity=0", "createcachetable", "load_content --if-empty"]
        with step("Preparing the database and its content"):
            processes.start("Preparing the database", [PYTHON, "-m", "services.commands", *commands], environment)
            processes.finish("Preparing the database")
            stamps.keep_database(identity_of_database(environment["DATABASE_URL"]))
    if "collectstatic" in processes.running:
        with step("Collecting static files"):
            processes.finish("collectstatic")
            stamps.keep_static()


def serve(processes: Processes, environment: dict[str, str], port: int) -> None:
    """Start the web server, print the demonstration accounts, return when the home page answers."""
    workers = min(2, os.cpu_count() or 1)
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
    options += ["--workers", str(workers), "--blocking-threads", "3", "--respawn-failed-workers"]
    with step("Starting the portal"):
        processes.start("The web server", [PYTHON, "-m", "granian", *options, "portal.wsgi:application"], environment)
        processes.start("create_demo_accounts", [*MANAGE, "create_demo_accounts"], environment)
        processes.finish("create_demo_accounts")
        wait_for_home_page(processes, port)


def wait_for_home_page(processes: Processes, port: int) -> None:
    """Return when the home page is there. Raises `Ended` if it is an error or does not come."""
    problem: object = "no answer"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        processes.check()
        try:
            OPENER.open(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()
        except urllib.error.HTTPError as error:
            raise Ended(f"The home page answers with an error: {error}.") from None
        except OSError as error:
            problem = error
            time.sleep(0.05)
        else:
            return
    raise Ended(f"The home page did not answer within {PATIENCE} s: {problem}.")


def keep_running(processes: Processes, environment: dict[str, str]) -> int:
    """Run the queue of tasks, and each command of a timer at its time, until we are interrupted."""
    due = {command: time.monotonic() + seconds for command, seconds in TIMERS.items()}
    try:
        processes.start("The task worker", [*MANAGE, *WORKER], environment)
        # An engine that came after the content, or came empty, is filled from the table of entries
        check = [*MANAGE, "search_check", "--quick", "--verbosity=0"]
        processes.start("search_check", check, environment, passing=True)
        while True:
            time.sleep(0.2)
            processes.check()
            for command, seconds in TIMERS.items():
                if time.monotonic() >= due[command] and command not in processes.running:
                    # If it fails, that is on the screen, and the readers go on reading.
                    processes.start(command, [*MANAGE, command], environment, passing=True)
                    due[command] = time.monotonic() + seconds
    except Interrupted:
        say("Stopping.")
        return 0


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what goes on and how long it took."""
    say(f"{title} ...")
    began = time.monotonic()
    yield
    say(f"{title}: {time.monotonic() - began:.1f} s")


def say(text: str) -> None:
    """Print a line now, whatever stdout is."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
