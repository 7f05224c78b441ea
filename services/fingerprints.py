"""Fingerprints of files, to repeat a step of the start only when what it depends on has changed."""

import hashlib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# What the tables depend on; a migration may read files that lie beside it.
MIGRATIONS = ("requirements.txt", "*/migrations/**/*", "*/*/migrations/**/*", "*/apps.py", "*/*/apps.py")


def fingerprint(*patterns: str) -> str:
    """Return a short text that changes when a file under the checkout that fits one of `patterns` changes."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in CHECKOUT.glob(pattern)}):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(CHECKOUT)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
