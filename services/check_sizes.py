"""Sizes: beyond them, a module or function is split by subject."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from services.fingerprints import CHECKOUT

MODULE, FUNCTION, TEST, SCRIPT = 300, 40, 15, 100  # lines
FOREIGN = {".venv", "var", "static-collected", "migrations", "vendor", "node_modules"}


def faults(path: Path) -> Iterator[str]:
    """Yield what is too long in a Python module or a browser script."""
    text = path.read_text(encoding="utf-8")
    longest = MODULE if path.suffix == ".py" else SCRIPT
    lines = text.count("\n")
    if lines > longest:
        yield f"{lines} lines; at most {longest}"
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from _fault_of_function(node)


def _fault_of_function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    longest = TEST if node.name.startswith("test_") else FUNCTION
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > longest:
        yield f"{node.name} has {lines} lines; at most {longest}"


def main() -> int:
    """Print each fault with its file; return 1 if there is any."""
    found = 0
    for path in sorted((*CHECKOUT.rglob("*.py"), *CHECKOUT.glob("static/**/*.js"))):
        place = path.relative_to(CHECKOUT)
        if FOREIGN & set(place.parts):
            continue
        for fault in faults(path):
            print(f"{place}: {fault}")
            found += 1
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
