"""A pytest plugin: `django_db_setup` of pytest-django, with databases copied from a template.

A test that commits (`transactional_db`, `live_server`) leaves an emptied database behind, so the next test
gets a fresh copy.
"""

from collections.abc import Generator
from typing import Any

import pytest

from services.test_databases import TemplateFailed, WorkerDatabase

DATABASE = pytest.StashKey[WorkerDatabase]()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Generator[None]:
    """Give this worker its own copy of the template; `--create-db` builds the template anew."""
    with django_db_blocker.unblock():
        database = WorkerDatabase(getattr(request.config, "workerinput", {}).get("workerid"))
        try:
            database.build_template(anew=request.config.getvalue("create_db"))
        except TemplateFailed as error:
            pytest.exit(str(error), returncode=1)
        database.copy_template()
    request.config.stash[DATABASE] = database
    yield
    with django_db_blocker.unblock():
        database.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Replace a database that the test has emptied."""
    yield
    database = item.config.stash.get(DATABASE, None)
    if database is not None and _commits(item):
        database.restore()


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    return bool({"transactional_db", "live_server"} & {*names}) or bool(marker and marker.kwargs.get("transaction"))
