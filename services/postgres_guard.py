"""The parent of a local PostgreSQL server: ends it when nobody uses it any more, however its users ended.

Whoever uses the server holds a shared lock on the file `users`. The kernel releases it when a process
ends, even by SIGKILL; the guard waits for the exclusive lock and then shuts the server down.
Run as `postgres_guard.py FOLDER UID GID COMMAND...`; UID is -1 when the user does not change.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

PATIENCE = 20  # seconds for a shutdown that writes everything before one that leaves it to recovery


def _end_with_parent() -> None:
    """Have the kernel shut the server down if the guard itself is killed (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)  # 1 is PR_SET_PDEATHSIG


def _stop_when_unused(folder: Path, server: subprocess.Popen[bytes]) -> None:
    with (folder / "users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        if (folder / "keep").exists():
            return
        server.send_signal(signal.SIGINT)
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait()


def main(arguments: list[str]) -> int:
    """Start the server and stay until it ends; return its exit code."""
    folder, uid, gid, command = Path(arguments[0]), int(arguments[1]), int(arguments[2]), arguments[3:]
    (folder / "keep").unlink(missing_ok=True)
    switch: dict[str, Any] = {} if uid == -1 else {"user": uid, "group": gid, "extra_groups": []}
    with os.fdopen(os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as log:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=_end_with_parent, **switch
        )
    threading.Thread(target=_stop_when_unused, args=(folder, server), daemon=True).start()
    return server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
