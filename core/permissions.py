"""Who may change what editors write once for each language."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from core.querysets import HOME_DEPTH


class LanguagePolicy(ModelPermissionPolicy):
    """Rights on parts of the frame: those of the model, in the languages whose home page one may change."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say whether somebody may do something with one part."""
        return self.user_has_permission(user, action) and may_write_in(user, instance.locale.language_code)


class OneForEachLanguagePolicy(LanguagePolicy):
    """Rights on what stands once in each language: nobody adds or deletes it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


def may_write_in(user: Any, language: str) -> bool:
    """Say whether somebody may change the home page in a language, and so what stands around all its pages."""
    home = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language).first()
    return home is not None and page_permission_policy.user_has_permission_for_instance(user, "change", home)


def locales_of(user: Any) -> QuerySet[Locale]:
    """Return the languages in which somebody may write."""
    codes = [code for code in Locale.objects.values_list("language_code", flat=True) if may_write_in(user, code)]
    return Locale.objects.filter(language_code__in=codes)
