"""How much visitors may send: places in the cache that all processes share, each taken for a while."""

import ipaddress
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

IPV6_PREFIX = 64  # bits; one household or office has them all


class OverQuota(Exception):
    """All places are taken; `wait` is the number of seconds until one is free."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


@dataclass(frozen=True)
class Quota:
    """A number of places, each taken for so many seconds."""

    name: str
    places: int
    seconds: int

    def take(self, whose: str = "") -> None:
        """Take one place of a person, or of all; `whose` is kept as a salted hash only.

        A place is taken by `add`, which succeeds for one process. Raises `OverQuota`.
        """
        owner = salted_hmac("home.quotas", whose, algorithm="sha256").hexdigest()
        keys = [f"quota:{self.name}:{owner}:{place}" for place in range(self.places)]
        taken = cache.get_many(keys)
        now = time.time()
        for key in keys:
            if key not in taken and cache.add(key, now + self.seconds, self.seconds):
                return
        until = min(taken.values(), default=now + self.seconds)
        raise OverQuota(max(1, round(until - now)))


def network_of(request: HttpRequest) -> str:
    """Return the address that a request comes from, of IPv6 its network; found as for the sign-in.

    All whose address cannot be told share one.
    """
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except ValueError:
        return "unknown"
    if address.version == 4 or address.ipv4_mapped:
        return str(address if address.version == 4 else address.ipv4_mapped)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
