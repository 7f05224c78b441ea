"""`bin/check`: every rule that needs no running service, side by side."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from services.fingerprints import CHECKOUT

BIN = Path(sys.executable).parent
PYTHON = sys.executable
LINES_SHOWN = 40
# Nothing answers there; what we run must not need an answer.
ENVIRONMENT = os.environ | {
    "DJANGO_SETTINGS_MODULE": "portal.settings.local",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "PYTHONWARNINGS": "ignore:Got an error checking a consistent migration history:RuntimeWarning",
}


@dataclass(frozen=True)
class Check:
    """A command that must end with exit code 0, and the rule it stands for."""

    rule: str
    command: Sequence[str | Path]


def templates() -> list[Path]:
    """Return the HTML templates, for tools that want a list."""
    return sorted((CHECKOUT / "templates").rglob("*.html"))


def checks() -> list[Check]:
    """Return all checks, the slowest first."""
    django = ["check --fail-level=WARNING", "makemigrations --check --dry-run"]
    return [
        Check("types", [BIN / "mypy", "--no-error-summary"]),
        Check("system checks, migrations", [PYTHON, "-m", "services.commands", *django]),
        Check("import layers", [BIN / "lint-imports", "--no-logo"]),
        Check("translations", [PYTHON, "-m", "services.messages", "check"]),
        Check("sizes", [PYTHON, "-m", "services.check_sizes"]),
        Check("template rules", [PYTHON, "-m", "services.check_templates"]),
        Check("code", [BIN / "ruff", "check", "--quiet"]),
        Check("format of code", [BIN / "ruff", "format", "--check", "--quiet"]),
        Check("format of templates", [BIN / "djade", "--check", "--target-version=5.2", *templates()]),
        Check("indentation of templates", [BIN / "djhtml", "--check", "--tabwidth=2", "templates"]),
    ]


def run(check: Check) -> tuple[Check, bool, float, str]:
    """Run one check; return it with whether it passed, how many seconds it took and what it printed."""
    began = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=CHECKOUT,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return check, done.returncode == 0, time.monotonic() - began, done.stdout.strip()


def main() -> int:
    """Run all checks; print the result of each and the output of those that fail; return 1 if any does."""
    began = time.monotonic()
    failed = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for future in as_completed([pool.submit(run, check) for check in checks()]):
            check, passed, seconds, output = future.result()
            print(f"{'ok' if passed else 'FAILED':6}  {check.rule} ({seconds:.1f} s)", flush=True)
            if not passed:
                failed.append(check.rule)
                lines = output.splitlines()
                print(*lines[:LINES_SHOWN], sep="\n")
                if len(lines) > LINES_SHOWN:
                    print(f"... and {len(lines) - LINES_SHOWN} lines more: {' '.join(map(str, check.command))[:200]}")
                print(flush=True)
    print(f"{len(failed)} of {len(checks())} failed: {', '.join(failed)}" if failed else "All checks passed", end="")
    print(f" in {time.monotonic() - began:.1f} s.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
