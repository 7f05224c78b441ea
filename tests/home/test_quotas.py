"""Quotas: shared by all processes, by network, and without a clear address anywhere."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import connection, connections

from home import quotas
from home.quotas import OverQuota, Quota, network_of

TWO = Quota("test", 2, 60)


def takes(quota: Quota, whose: str = "a") -> bool:
    """Say whether a place could be had."""
    try:
        quota.take(whose)
    except OverQuota:
        return False
    return True


def test_a_place_is_free_again_after_its_time(time_machine):
    time_machine.move_to("2026-11-24T10:00Z")
    found = [takes(TWO), takes(TWO), takes(TWO), takes(TWO, "b")]
    time_machine.shift(61)

    assert found == [True, True, False, True]
    assert takes(TWO)


def test_a_refusal_says_how_long_to_wait_for_the_first_free_place(time_machine):
    time_machine.move_to("2026-11-24T10:00Z")
    TWO.take("a")
    time_machine.shift(20)
    TWO.take("a")

    with pytest.raises(OverQuota) as refusal:
        TWO.take("a")

    assert refusal.value.wait == 40


@pytest.fixture
def table(transactional_db, monkeypatch):
    """The cache of production, in the database; returns what its table holds."""
    call_command("createcachetable", "cache")
    monkeypatch.setattr(quotas, "cache", DatabaseCache("cache", {}))

    def read() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM cache")
            return str(cursor.fetchall())

    return read


def take_in_a_thread(_number: int) -> bool:
    """Take a place over a connection of its own, as another process would."""
    found = takes(Quota("test", 3, 60), "192.0.2.77")
    connections.close_all()
    return found


def test_processes_share_the_places_and_the_table_holds_no_address(table):
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(take_in_a_thread, range(8)))

    assert sum(taken) == 3
    assert table().count("quota") == 3
    assert "192.0.2" not in table()


@pytest.mark.parametrize(
    ("header", "proxies", "expected"),
    [
        ("", 0, "127.0.0.1"),
        ("203.0.113.9", 0, "127.0.0.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("forged, 203.0.113.9", 1, "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.0.0.1", 2, "203.0.113.9"),
        ("203.0.113.9", 2, "unknown"),
        ("nonsense", 1, "unknown"),
        ("2001:db8:1:2:3:4:5:6", 1, "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", 1, "203.0.113.9"),
    ],
)
def test_a_client_is_told_by_what_the_trusted_proxies_say(header, proxies, expected, rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", headers={"x-forwarded-for": header} if header else {})

    assert network_of(request) == expected
