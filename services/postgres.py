"""A PostgreSQL server of this checkout's own, for a first run and the tests.

`with running("local") as url:` from Python, `python -m services.postgres start|stop|url` by hand.
The server listens on 127.0.0.1 only, asks for a random password and ends with its last user.
"""

import fcntl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.postgres_binaries import PostgresError
from services.postgres_cluster import CHECKOUT, Cluster, locked

__all__ = ["PostgresError", "running", "start", "stop"]


@contextmanager
def running(name: str = "local", fast: bool = False, checkout: Path = CHECKOUT) -> Iterator[str]:
    """Give the address of a running server; start it if needed, end it if nobody else uses it.

    Each `name` is a cluster with its own data. `fast` trades safety in a power cut for speed: tests only.
    Raises `PostgresError` with advice if there is no PostgreSQL or it does not start.
    """
    cluster = Cluster.of_checkout(name, checkout)
    with locked(cluster.folder / "users", fcntl.LOCK_SH):
        yield cluster.start(fast)
    time.sleep(0.05)  # the guard takes the lock now; waiting for it is waiting for the end of the server
    with locked(cluster.folder / "users", fcntl.LOCK_SH):
        pass


def start(name: str = "local", fast: bool = False) -> str:
    """Start the server to stay until `stop`; return its address."""
    cluster = Cluster.of_checkout(name)
    with locked(cluster.folder / "users", fcntl.LOCK_SH):
        address = cluster.start(fast)
        (cluster.folder / "keep").touch()
    return address


def stop(name: str = "local") -> bool:
    """End the server, whoever uses it; return whether there was one."""
    cluster = Cluster.of_checkout(name)
    with locked(cluster.folder / "start", fcntl.LOCK_EX):
        return cluster.stop()


def main(arguments: list[str]) -> int:
    """Run `start`, `stop` or `url` on the cluster of the first run; return the exit code."""
    try:
        match arguments:
            case ["start"]:
                print(start())
            case ["stop"]:
                print("stopped" if stop() else "was not running")
            case ["url"]:
                url = Cluster.of_checkout("local").url
                print(url or "not running", file=sys.stdout if url else sys.stderr)
                return 0 if url else 1
            case _:
                print("usage: python -m services.postgres start|stop|url", file=sys.stderr)
                return 2
    except PostgresError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
