"""Who may do what with translations: wagtail-localize asks for rights on a model at most, never on a language."""

from typing import Any

from django.db.models import Model
from wagtail.models import Page
from wagtail.permissions import policy_registry


def may_change(user: Any, version: Model) -> bool:
    """Say whether somebody may change one version: a page by its place in the tree, a snippet by its policy."""
    if isinstance(version, Page):
        return version.permissions_for_user(user).can_edit()
    return policy_registry.get(version).user_has_permission_for_instance(user, "change", version)
