"""Databases for a test run: each worker gets a copy of a template that is migrated once per set of migrations."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, LiteralString
from urllib.parse import quote

import psycopg
from psycopg import sql

from services.fingerprints import CHECKOUT, MIGRATIONS, fingerprint

TEMPLATES_KEPT = 3
LOCK = 412  # any number; it makes the workers of a run build the template once


class TemplateFailed(RuntimeError):
    """The migrations fail on an empty database; the message is their output."""


class WorkerDatabase:
    """The database of one test worker, named after the process that leads the run."""

    def __init__(self, worker: str | None) -> None:
        from django.db import connection

        self.connection = connection
        self.server = {key: connection.settings_dict[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
        self.leader = os.getppid() if worker else os.getpid()
        self.name = f"test_{self.leader}_{worker or 'alone'}"
        self.template = f"template_{fingerprint(*MIGRATIONS)}"

    def build_template(self, anew: bool) -> None:
        """Migrate an empty database, unless that was done before for the same migrations and not asked `anew`."""
        with self._admin() as admin:
            admin.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            found = self._names(admin, "^template_[0-9a-f]{12}$")
            if self.template in found and not (anew and self._maker(admin) != str(self.leader)):
                return
            self._clean_up(admin, found)
            draft = f"{self.template}_draft"
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", draft)
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", self.template)
            self._execute(admin, "CREATE DATABASE {} TEMPLATE template0", draft)
            for command in ("migrate", "createcachetable"):
                self._manage(draft, command)
            self._execute(admin, "ALTER DATABASE {} RENAME TO {}", draft, self.template)
            admin.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                    sql.Identifier(self.template), sql.Literal(str(self.leader))
                )
            )

    def copy_template(self) -> None:
        """Make this worker's database, or make it anew, and let Django use it."""
        self.connection.close()
        with self._admin() as admin:
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
            self._execute(admin, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", self.name, self.template)
        self.connection.settings_dict["NAME"] = self.name

    restore = copy_template

    def drop(self) -> None:
        """Remove this worker's database."""
        self.connection.close()
        with self._admin() as admin:
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)

    @contextmanager
    def another(self) -> Iterator[str]:
        """Give the address of one more copy of the template, for a program that is not this process."""
        name = f"{self.name}_another"
        with self._admin() as admin:
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            self._execute(admin, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, self.template)
        yield self._url(name)
        with self._admin() as admin:
            self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _url(self, database: str) -> str:
        parts = {key: quote(str(value), safe="") for key, value in self.server.items()}
        return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{database}".format(**parts, database=database)

    @contextmanager
    def _admin(self) -> Iterator[psycopg.Connection[Any]]:
        names = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
        access = {names[key]: value for key, value in self.server.items() if value}
        with psycopg.connect(dbname="postgres", autocommit=True, **access) as admin:
            yield admin

    def _execute(self, admin: psycopg.Connection[Any], statement: LiteralString, *names: str) -> None:
        admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _maker(self, admin: psycopg.Connection[Any]) -> str | None:
        """Return the process that led the run which built the template, as a text."""
        statement = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        return (admin.execute(statement, [self.template]).fetchone() or (None,))[0]

    def _names(self, admin: psycopg.Connection[Any], pattern: str) -> list[str]:
        rows = admin.execute("SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY oid", [pattern])
        return [row[0] for row in rows]

    def _clean_up(self, admin: psycopg.Connection[Any], templates: list[str]) -> None:
        """Drop the oldest templates, and databases whose run was killed."""
        for name in templates[: -TEMPLATES_KEPT + 1]:
            with suppress(psycopg.errors.ObjectInUse):  # another run copies it
                self._execute(admin, "DROP DATABASE IF EXISTS {}", name)
        for name in self._names(admin, r"^test_\d+_\w+$"):
            leader = int(re.sub(r"\D.*", "", name.removeprefix("test_")))
            try:
                os.kill(leader, 0)
            except ProcessLookupError:
                self._execute(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            except PermissionError:
                continue

    def _manage(self, database: str, command: str) -> None:
        """Run a Django command on another database than that of this process."""
        environment = os.environ | {"DATABASE_URL": self._url(database)}
        done = subprocess.run(
            [sys.executable, "manage.py", command, "--verbosity=0"],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            raise TemplateFailed(f"manage.py {command} failed on the template of the tests:\n{done.stdout}")
