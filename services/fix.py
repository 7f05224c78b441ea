"""`bin/fix`: what a tool can put right by itself; `--requirements` compiles the requirement files instead."""

import subprocess
import sys
from pathlib import Path

from services.check import BIN, ENVIRONMENT, PYTHON, templates
from services.fingerprints import CHECKOUT

REQUIREMENTS = ("requirements", "requirements-local", "requirements-search", "requirements-dev")


def fix() -> int:
    """Format code and templates, bring the catalogues up to date; return 0, what is left is for `bin/check` to say."""
    commands: list[list[str | Path]] = [
        [BIN / "ruff", "check", "--fix", "--quiet"],
        [BIN / "ruff", "format", "--quiet"],
        [BIN / "djhtml", "--tabwidth=2", "templates"],
        [BIN / "djade", "--target-version=5.2", *templates()],
        [PYTHON, "-m", "services.messages", "update"],
    ]
    for command in commands:
        subprocess.run(command, cwd=CHECKOUT, env=ENVIRONMENT)  # 1 after changing a file, too
    return 0


def compile_requirements(arguments: list[str]) -> int:
    """Compile requirements*.in for every platform, with hashes; `arguments` go to uv, such as `--upgrade`."""
    options = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--quiet"]
    options += ["--no-emit-index-url", "--no-emit-find-links"]
    for name in REQUIREMENTS:
        command = [str(BIN / "uv"), "pip", "compile", *options, *arguments, f"{name}.in", "-o", f"{name}.txt"]
        done = subprocess.run(command, cwd=CHECKOUT)
        if done.returncode:
            return done.returncode
    return 0


def main(arguments: list[str]) -> int:
    """Fix the sources, or with `--requirements` the requirement files; return the exit code."""
    match arguments:
        case []:
            return fix()
        case ["--requirements", *rest]:
            return compile_requirements(rest)
        case _:
            print("usage: bin/fix [--requirements [options of uv pip compile]]", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
