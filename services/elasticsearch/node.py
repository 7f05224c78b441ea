"""One Elasticsearch process of ours: started, waited for, ended."""

import fcntl
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Self

HEAP = "512m"
START_CACHE = "start.aot"
PATIENCE = 60  # seconds until it answers; it takes one or two
PATIENCE_WITH_ANOTHER = 5  # seconds for a node that is about to end
PATIENCE_AT_END = 120  # seconds; it takes less than one, unless it writes a start cache
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}  # nothing of the caller, above all no JAVA_*
OPTIONS = (
    f"-Xmx{HEAP}",
    "-XX:TieredStopAtLevel=1",  # quick to start and small; the second compiler pays after hours
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.noUnsafe=true",  # Java warns of the other way
)


class ElasticsearchError(RuntimeError):
    """The local Elasticsearch cannot be had; the message says what to do about it."""


class Node:
    """A node on 127.0.0.1 that lives no longer than the `with` block, and no longer than we do if we are killed.

    `home` is what `building.build` made, `folder` gets data and log, port 0 is a free one.
    """

    def __init__(self, home: Path, folder: Path, port: int = 0, options: Sequence[str] = ()) -> None:
        self.home, self.folder, self.port = home, folder, port
        self.options = options or start_cache_options(home)

    def __enter__(self) -> Self:
        """Start it, and do not wait: `url` does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder) as lock, (self.folder / "log").open("w") as log:
            (self.folder / "url").unlink(missing_ok=True)  # of one that was killed
            # It holds the lock on the folder, and reads from us: the end of its input is that of its user
            self.process = subprocess.Popen(
                self._command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=self.folder,
                env=ENVIRONMENT,
                pass_fds=[lock.fileno()],
                start_new_session=True,
            )
        return self

    def __exit__(self, *error: object) -> None:
        """End it in good order, or after some time in any case."""
        assert self.process.stdin
        assert self.process.stdout
        (self.folder / "url").unlink(missing_ok=True)
        self.process.stdin.close()
        try:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE_AT_END)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()

    @cached_property
    def url(self) -> str:
        """Its address, once it answers. Raises `ElasticsearchError` with the end of its log if it does not."""
        url = self._wait_for_address()
        if not url:
            raise ElasticsearchError(f"Elasticsearch did not start; the end of {self.folder / 'log'}:\n{self._log()}")
        (self.folder / "url").write_text(url)
        return url

    def _command(self) -> list[str]:
        # Sorted, because the start cache fits one order only
        path = ":".join(str(jar) for jar in sorted((self.home / "lib").glob("*.jar")))
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        java = [str(java_of(self.home)), *OPTIONS, f"-Djava.io.tmpdir={temporary}", *self.options]
        return [*java, "-cp", path, "m4d.Main", str(self.home), str(self.folder), str(self.port)]

    def _wait_for_address(self) -> str:
        """Return the address once it is printed; an empty text if the process ends without one or takes too long."""
        assert self.process.stdout
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        try:
            lines = (line.strip() for line in self.process.stdout)
            return next((line for line in lines if line.startswith("http://")), "")  # Java itself warns there too
        finally:
            timer.cancel()

    def _log(self) -> str:
        """Return what the log says last, without the stacks that Java adds."""
        lines = (self.folder / "log").read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if not line.startswith("\t")][-8:])


def java_of(home: Path) -> Path:
    """Return the Java runtime of a build."""
    return home / "java/bin/java"


def start_cache_options(home: Path) -> list[str]:
    """Return what makes Java read loaded and linked classes from a file, if the build has one."""
    cache = home / START_CACHE
    return [f"-XX:AOTCache={cache}"] if cache.exists() else []


def address(folder: Path) -> str:
    """Return where the node of a folder answers; an empty text if none runs."""
    try:
        with (folder / "lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        url = folder / "url"
        return url.read_text() if url.exists() else ""
    except FileNotFoundError:
        pass
    return ""


@contextmanager
def locked(folder: Path) -> Iterator[IO[str]]:
    """Hold the folder for one node. Raises `ElasticsearchError` if another one stays there."""
    deadline = time.monotonic() + PATIENCE_WITH_ANOTHER
    with (folder / "lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise ElasticsearchError(f"Another Elasticsearch uses {folder}.") from None
                time.sleep(0.05)
        yield file
