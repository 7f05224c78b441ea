"""Keeping the search index up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler

_is_paused = ContextVar("is_paused", default=False)


def are_updates_paused() -> bool:
    """Whether the caller brings the whole search up to date at the end."""
    return _is_paused.get()


@contextmanager
def index_updates_paused() -> Iterator[None]:
    """Save many objects without a task for each; the caller runs `update_index` afterwards."""
    models = get_indexed_models()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_delete.disconnect(post_delete_signal_handler, sender=model)
    token = _is_paused.set(True)
    try:
        yield
    finally:
        _is_paused.reset(token)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
            post_delete.connect(post_delete_signal_handler, sender=model)
