"""Programs that live no longer than we do."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from types import FrameType
from typing import Self

PATIENCE = 10  # seconds to end in good order before being killed


class Interrupted(BaseException):
    """Somebody asked us to end: Ctrl-C, or SIGTERM or SIGHUP from outside."""

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number
        super().__init__(signal.Signals(number).name)


class Ended(RuntimeError):
    """A program ended that we need; the message names it."""


def interrupt_on_signals() -> None:
    """Raise `Interrupted` in the main thread on the usual signals; later ones are ignored while we clean up."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)
        raise Interrupted(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


class Processes:
    """A set of programs; leaving the `with` block ends all that still run.

    They do not hear the terminal's Ctrl-C: we end them in good order. If we are killed, Linux ends them.
    """

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.passing: set[str] = set()  # names of programs that may end

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in self.running.values():
            try:
                process.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str], passing: bool = False) -> None:
        """Start a program under a name for messages; its output goes where ours goes.

        A `passing` one may end at any time, failed or not; the others are needed until we end.
        """
        tie = partial(end_with, os.getpid())
        self.running[name] = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=tie
        )
        if passing:
            self.passing.add(name)

    def finish(self, name: str) -> None:
        """Wait until a program ends. Raises `Ended` if it failed."""
        code = self.running[name].wait()
        del self.running[name]
        if code:
            raise Ended(f"{name} failed (exit code {code}).")

    def check(self) -> None:
        """Forget the passing programs that have ended. Raises `Ended` if another one has."""
        for name, process in list(self.running.items()):
            if process.poll() is None:
                continue
            if name not in self.passing:
                raise Ended(f"{name} ended unexpectedly (exit code {process.returncode}).")
            del self.running[name]


def end_with(parent: int) -> None:
    """Run in a new process: have Linux end it when `parent`, who starts it, ends."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG
        if os.getppid() != parent:  # killed before we asked
            os._exit(1)
