"""What happens in this app when something else has happened."""

from typing import Any

from wagtail.models import Page

from core.models import Archivable


def keep_reason(instance: Page, **_kwargs: Any) -> None:
    """Keep the reason that the latest draft of a page gives: who unpublishes it does not publish the draft first."""
    draft = instance.latest_revision
    if draft and isinstance(instance, Archivable):
        type(instance)._default_manager.filter(pk=instance.pk).update(closing_note=draft.content["closing_note"])
