"""What wagtail-localize copies to translations instead of showing it to translators."""

from wagtail_localize.fields import SynchronizedField


def synchronised(*names: str) -> list[SynchronizedField]:
    """Return fields that are the same in every language: codes, numbers, names as published.

    For `override_translatable_fields`; without it a text field is offered to translators.
    """
    return [SynchronizedField(name, overridable=False) for name in names]
