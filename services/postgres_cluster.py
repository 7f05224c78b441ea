"""One local PostgreSQL cluster: where its data lie, how it is made, started and found again after a crash."""

import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from services import postgres_guard
from services.postgres_binaries import ENVIRONMENT, Account, Binaries, PostgresError, find

CHECKOUT = Path(__file__).resolve().parent.parent
STORE_OF_ROOT = Path("/var/lib/m4d-net")
DATABASE = "m4dnet"  # also the name of the role, a superuser of this cluster
NO_PROCESS = 2**31 - 2  # no system numbers its processes this high
PATIENCE = 60  # seconds for a start, recovery after a crash included
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """One data directory and what belongs to it: `password`, `port`, `log` and the lock files."""

    folder: Path

    @classmethod
    def of_checkout(cls, name: str, checkout: Path = CHECKOUT) -> "Cluster":
        """Return the cluster `name` of a checkout: in its `var/`, for root under /var/lib.

        Root's checkout may be closed to the user who runs the server, and we open no folder we did not make.
        """
        folder = checkout / "var/postgres" / name
        if os.geteuid() == 0:
            own = STORE_OF_ROOT / hashlib.sha256(str(checkout).encode()).hexdigest()[:12]
            _make_folders(own)
            (own / "checkout").write_text(f"{checkout}\n")
            folder = own / name
        _make_folders(folder)
        return cls(folder)

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    @cached_property
    def account(self) -> Account:
        """The user who runs the server; the owner of the data if there are any."""
        return Account.choose(self.data.stat().st_uid if self.data.exists() else None)

    @property
    def url(self) -> str | None:
        """The address of the server, or None when it does not run or is not ready."""
        if self._pid() is None:
            return None
        lines = self._pid_lines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return None
        password = (self.folder / "password").read_text()
        return f"postgres://{DATABASE}:{password}@127.0.0.1:{lines[3]}/{DATABASE}"

    def start(self, fast: bool) -> str:
        """Start the server unless it runs; return its address once it answers. Safe to call concurrently."""
        with locked(self.folder / "start", fcntl.LOCK_EX):
            if self._pid() is not None:
                return self._wait_until_ready(None)
            binaries = self._binaries(fast)
            for last_try in (False, False, True):
                self._defuse_pid_file()
                try:
                    return self._wait_until_ready(self._launch(binaries, fast))
                except PostgresError as error:
                    # Another program took the port, or processes of a killed server are still ending.
                    if last_try or not any(text in str(error) for text in ("could not bind", "shared memory")):
                        raise
                    time.sleep(1)
        raise AssertionError("not reached")

    def stop(self) -> bool:
        """Shut the server down if it runs; return whether it did."""
        (self.folder / "keep").unlink(missing_ok=True)
        pid = self._pid()
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + PATIENCE
        while self._pid() == pid and time.monotonic() < deadline:
            time.sleep(0.02)
        return True

    def _binaries(self, fast: bool) -> Binaries:
        """Return programs that fit the data; make the data if there are none."""
        version = self.data / "PG_VERSION"
        if version.exists():
            return find(self.account, self.folder.parent, int(version.read_text()))[0]
        problem = ""
        for binaries in find(self.account, self.folder.parent):
            for locale in _locales(binaries.major):
                problem = self._initialise(binaries, locale, fast)
                if not problem:
                    return binaries
        raise PostgresError(f"PostgreSQL could not make its data directory:\n{problem}")

    def _initialise(self, binaries: Binaries, locale: list[str], fast: bool) -> str:
        """Make the data directory, whole or not at all; return what went wrong or an empty text."""
        draft = self.folder / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        password = self.folder / "password"
        password.unlink(missing_ok=True)
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24))
        if os.geteuid() == 0:
            os.chown(draft, self.account.uid, self.account.gid)
            os.chown(password, self.account.uid, self.account.gid)
        options = ["--encoding=UTF8", "--auth=scram-sha-256", f"--username={DATABASE}", f"--pwfile={password}"]
        options += ["--no-instructions", *locale, *(["--no-sync"] if fast else [])]
        made = self.account.run(binaries.folder / "initdb", "-D", draft, *options)
        if not made.returncode:
            single = (binaries.folder / "postgres", "--single", "-D", draft, "-c", f"fsync={'off' if fast else 'on'}")
            made = self.account.run(*single, "postgres", text=f"CREATE DATABASE {DATABASE}\n")
        if made.returncode:
            return made.stderr.strip()
        draft.rename(self.data)
        return ""

    def _launch(self, binaries: Binaries, fast: bool) -> subprocess.Popen[bytes]:
        """Start the server under its guard, apart from our terminal and our output."""
        settings = [f"port={self._port()}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
        settings += ["jit=off", "lc_messages=C", *(FAST if fast else ())]
        command = [str(binaries.folder / "postgres"), "-D", str(self.data)]
        command += [part for setting in settings for part in ("-c", setting)]
        who = (str(self.account.uid), str(self.account.gid)) if self.account.switch else ("-1", "-1")
        guard = subprocess.Popen(
            [sys.executable, postgres_guard.__file__, str(self.folder), *who, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=ENVIRONMENT,
            start_new_session=True,
        )
        threading.Thread(target=guard.wait, daemon=True).start()  # so that it leaves no zombie
        return guard

    def _wait_until_ready(self, guard: subprocess.Popen[bytes] | None) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            url = self.url
            if url:
                return url
            if guard is not None and guard.poll() is not None:
                break
            time.sleep(0.01)
        raise PostgresError(f"PostgreSQL did not start; the end of {self.folder / 'log'}:\n{self._end_of_log()}")

    def _end_of_log(self) -> str:
        log = self.folder / "log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else ""

    def _port(self) -> int:
        """Return the port of last time if it is still free, else another one."""
        memory = self.folder / "port"
        remembered = int(memory.read_text()) if memory.exists() else 0
        for wanted in (remembered, 0):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", wanted))
                except OSError:
                    continue
                port: int = probe.getsockname()[1]
                memory.write_text(str(port))
                return port
        raise PostgresError("No free port on 127.0.0.1.")

    def _pid_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _pid(self) -> int | None:
        """Return the process id of our living server, not that of a zombie or of a stranger with its number."""
        lines = self._pid_lines()
        if not lines or not lines[0].isdecimal():
            return None
        pid = int(lines[0])
        return pid if str(self.data) in _command_line(pid) else None

    def _defuse_pid_file(self) -> None:
        """Make a stale pid file harmless, but leave PostgreSQL its check for processes on the old shared memory.

        PostgreSQL itself refuses to start if the number in the file belongs to any process of its user.
        """
        lines = self._pid_lines()
        path = self.data / "postmaster.pid"
        if len(lines) < 7:
            path.unlink(missing_ok=True)
            return
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW), "w") as file:
            file.write("\n".join([str(NO_PROCESS), *lines[1:]]) + "\n")


def _command_line(pid: int) -> list[str]:
    """Return the command of a living process; an empty list if there is none or it is a zombie."""
    process = Path("/proc") / str(pid)
    if Path("/proc/self").exists():
        try:
            return (process / "cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
        except OSError:
            return []
    shown = subprocess.run(["ps", "-ww", "-p", str(pid), "-o", "command="], capture_output=True, text=True)
    return shown.stdout.split()


def _locales(major: int) -> list[list[str]]:
    """Return the options of `initdb` for sorting by code point with Unicode letters, best first.

    The same on every machine, and what production should use; names are sorted by stored keys, not by locale.
    """
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= 17 else []
    return [[*builtin, "--locale=C.UTF-8"], [*builtin, "--locale=C"]]


def _make_folders(folder: Path) -> None:
    """Make a folder and its parents; set the modes of those made here only, whatever the umask."""
    if folder.exists():
        return
    _make_folders(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:  # made by a concurrent start
        return
    folder.chmod(0o755)


@contextmanager
def locked(path: Path, kind: int) -> Iterator[None]:
    """Hold a lock on a file, `fcntl.LOCK_SH` or `LOCK_EX`; the kernel releases it if we are killed."""
    with path.open("a") as file:
        fcntl.flock(file, kind)
        yield
