"""The jars of the node: fetched as Maven does, each held against its checksum in jars.txt.

`python -m services.elasticsearch.fetching jars FOLDER` puts them into a folder, `... pin VERSION` writes
jars.txt anew for a version of Elasticsearch. Both need the package jgo, which is not in our environment.
"""

import hashlib
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

LIST = Path(__file__).with_name("jars.txt")
ROOTS = ("org.elasticsearch:elasticsearch:{0}", "org.elasticsearch.plugin:transport-netty4:{0}")
COMPILER = "org.eclipse.jdt:ecj:3.44.0"
TIMEOUT = 30  # seconds without an answer
TRIES = 3
AT_ONCE = 8


@dataclass(frozen=True, order=True)
class Jar:
    """One file of the Maven repository, and the SHA-256 of what must be in it."""

    coordinates: str  # group:artifact:version
    checksum: str

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read a line of jars.txt, which is written as `sha256sum` does."""
        checksum, coordinates = line.split()
        return cls(coordinates, checksum)

    @property
    def group(self) -> str:
        """Who publishes it."""
        return self.coordinates.split(":")[0]

    @property
    def name(self) -> str:
        """The name of the file."""
        _group, artifact, version = self.coordinates.split(":")
        return f"{artifact}-{version}.jar"

    def is_whole(self, path: Path) -> bool:
        """Tell whether the file is there with exactly the bytes that were pinned."""
        return path.is_file() and checksum(path) == self.checksum


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pinned() -> list[Jar]:
    """Return the jars of jars.txt."""
    return [Jar.parse(line) for line in LIST.read_text().splitlines() if not line.startswith("#")]


def fetch(jars: Iterable[Jar], folder: Path) -> None:
    """Put jars into a folder. Raises `RuntimeError` naming one that cannot be had or has other bytes."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda jar: _fetch_one(jar, folder), jars))


def _fetch_one(jar: Jar, folder: Path) -> None:
    problem: object = "other bytes than those of its checksum in jars.txt"
    for _ in range(TRIES):
        with TemporaryDirectory(dir=folder) as repository:
            try:
                path: Path = _artifact(jar.coordinates, Path(repository)).resolve()
            except (OSError, RuntimeError) as error:  # those of the package requests are OSErrors
                problem = error
                continue
            if jar.is_whole(path):
                path.rename(folder / jar.name)
                return
    raise RuntimeError(f"{jar.coordinates} could not be fetched: {problem}")


def _artifact(coordinates: str, repository: Path) -> Any:
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=repository, timeout=TIMEOUT)
    return context.create_dependency(coordinates).artifact


def pin(version: str) -> None:
    """Write jars.txt for a version of Elasticsearch: its jars, those they need, and the compiler."""
    from jgo.maven import MavenContext

    with TemporaryDirectory() as repository:
        context = MavenContext(repo_cache=Path(repository), timeout=TIMEOUT)
        roots = [context.create_dependency(root.format(version)) for root in ROOTS]
        given, needed = context.resolver.resolve(roots)
        found = [*given, *(each for each in needed if each.scope in ("compile", "runtime"))]
        found.append(context.create_dependency(COMPILER))
        jars = [
            Jar(f"{each.groupId}:{each.artifactId}:{each.version}", checksum(each.artifact.resolve()))
            for each in found
            if each.type == "jar"
        ]
    lines = [f"{jar.checksum}  {jar.coordinates}" for jar in sorted(jars)]
    LIST.write_text("\n".join(["# Made by `python -m services.elasticsearch pin VERSION`.", *lines]) + "\n")


def main(arguments: list[str]) -> int:
    """Fetch or pin; return the exit code."""
    match arguments:
        case ["jars", folder]:
            try:
                fetch(pinned(), Path(folder))
            except RuntimeError as error:
                print(error, file=sys.stderr)
                return 1
        case ["pin", version]:
            pin(version)
        case _:
            print("usage: python -m services.elasticsearch.fetching jars FOLDER | pin VERSION", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
