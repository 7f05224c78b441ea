"""Who may do what with translations: wagtail-localize asks for rights on a model at most, never on a language."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from core.permissions import may_write_in


def may_change(user: Any, version: Model) -> bool:
    """Say whether somebody may change one version: a page by its place in the tree, a snippet by its policy."""
    if isinstance(version, Page):
        return version.permissions_for_user(user).can_edit()
    return policy_registry.get(version).user_has_permission_for_instance(user, "change", version)


def locales_of(user: Any) -> QuerySet[Locale]:
    """Return the languages in which somebody may write."""
    codes = [code for code in Locale.objects.values_list("language_code", flat=True) if may_write_in(user, code)]
    return Locale.objects.filter(language_code__in=codes)
