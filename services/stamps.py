"""What the last start prepared, kept in var/stamps.json: a step whose stamp still fits is not repeated."""

import json

import psycopg

from services.fingerprints import CHECKOUT, MIGRATIONS, fingerprint

FILE = CHECKOUT / "var/stamps.json"
DATABASES_KEPT = 10
STATIC_ROOT = CHECKOUT / "static-collected"
IDENTITY = """
    SELECT system_identifier, oid FROM pg_control_system(), pg_database WHERE datname = current_database()
"""
STATIC = (
    "requirements.txt",
    "portal/settings/base.py",
    "core/staticfiles.py",
    "static/**/*",
    "*/static/**/*",
    "*/*/static/**/*",
)


class DatabaseUnreachable(RuntimeError):
    """Nobody answers at DATABASE_URL, or not to us."""


def identity_of_database(url: str) -> str:
    """Return a text that changes when the database is another one, or was migrated by somebody else.

    Raises `DatabaseUnreachable` with the server's reason.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            identity = [*(connection.execute(IDENTITY).fetchone() or ())]
            if connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,):
                identity += connection.execute("SELECT count(*), max(id) FROM django_migrations").fetchone() or ()
    except psycopg.ProgrammingError:
        # The reason would repeat the address, password included
        form = "a PostgreSQL address such as postgres://user:password@host:5432/m4dnet"
        raise DatabaseUnreachable(f"DATABASE_URL is wrong: expected {form}.") from None
    except psycopg.Error as error:
        raise DatabaseUnreachable(f"DATABASE_URL is wrong or its server does not answer: {error}") from None
    return "-".join(map(str, identity))


class Stamps:
    """The stamps of the last start; `address` is that of the portal, which `migrate` writes into the database."""

    def __init__(self, address: str) -> None:
        try:
            last = json.loads(FILE.read_text())
        except (FileNotFoundError, ValueError):
            last = {}
        self.last_static: str = last.get("static", "")
        self.last_databases: dict[str, str] = last.get("databases", {})
        self.static = fingerprint(*STATIC)
        self.migrations = f"{fingerprint(*MIGRATIONS)} {address}"

    def static_is_current(self) -> bool:
        """Tell whether the static files were collected as they are now."""
        return STATIC_ROOT.exists() and self.last_static == self.static

    def database_is_current(self, identity: str) -> bool:
        """Tell whether this database was migrated and filled with the migrations as they are now."""
        return self.last_databases.get(identity) == self.migrations

    def keep_static(self) -> None:
        """Note that the static files are collected."""
        self.last_static = self.static
        self._write()

    def keep_database(self, identity: str) -> None:
        """Note that the database is migrated and filled."""
        self.last_databases.pop(identity, None)
        self.last_databases[identity] = self.migrations
        self._write()

    def _write(self) -> None:
        latest = dict(list(self.last_databases.items())[-DATABASES_KEPT:])
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps({"static": self.last_static, "databases": latest}, indent=1))
