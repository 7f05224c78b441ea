"""Questions about the parts of a course."""

from typing import Self

from django.db.models import Subquery
from wagtail.models import Page

from core.i18n import SOURCE_LANGUAGE
from reference.querysets import ClassifiedQuerySet


class StepQuerySet(ClassifiedQuerySet):
    """Modules, lessons, quizzes or packs."""

    def in_order(self) -> Self:
        """Order as in the tree, which is the order of learning."""
        return self.order_by("path")

    def below(self, page: object) -> Self:
        """Keep the live and public parts of a course or module, in order."""
        return self.live().unrestricted().descendant_of(page).in_order()

    def lacking_in(self, page: Page) -> Self:
        """Keep the live and public parts of a course or module that exist in the source language only, in order.

        `page` is the version whose readers miss them; that in the source language lacks none.
        """
        versions = type(page).objects.filter(translation_key=page.translation_key)
        source = versions.filter(locale__language_code=SOURCE_LANGUAGE).exclude(pk=page.pk)
        parts = self.live().unrestricted().filter(path__startswith=Subquery(source.values("path")[:1]))
        here = type(self)(self.model).below(page).order_by().values("translation_key")
        return parts.exclude(translation_key__in=here).in_order()
