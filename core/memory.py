"""Values that each process keeps for a while, so that pages asked for often ask no database."""

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from cachetools import TTLCache, cached

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

MINUTE = 60  # seconds
_memories: list[TTLCache] = []


def remembered(
    seconds: int = MINUTE, most: int = 16
) -> Callable[[Callable[Parameters, Answer]], Callable[Parameters, Answer]]:
    """Keep the answers of a function for some seconds, by its arguments; `most` of them at a time."""
    memory: TTLCache = TTLCache(maxsize=most, ttl=seconds)
    _memories.append(memory)
    return cached(memory, lock=threading.RLock())


def forget() -> None:
    """Forget all that this process keeps."""
    for memory in _memories:
        memory.clear()
