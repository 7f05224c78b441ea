"""A small pack, loaded once for all tests of a module that begin where a load has ended."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils.translation import override

from content import actions
from content.loader.outcome import Outcome
from content.loader.pack import Pack
from tests.content.small import again, small_pack
from tests.content.spoiling import SpoiledPack


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The small pack."""
    return small_pack()


@pytest.fixture(scope="module")
def loaded_once(pack, django_db_setup, django_db_blocker) -> Iterator[Outcome]:
    """Load the small pack once for a module, and take it away after its last test."""
    with django_db_blocker.unblock(), transaction.atomic(), override("fr"):
        yield again(pack)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db, monkeypatch) -> Outcome:
    """What the first load of the small pack did; further loads leave out the indexes, which take seconds."""
    monkeypatch.setattr(actions, "refresh_indexes", lambda _progress: None)
    return loaded_once


@pytest.fixture
def spoiled(tmp_path) -> SpoiledPack:
    """A copy of the shipped pack to spoil."""
    return SpoiledPack(tmp_path)
