"""Questions about the parts of a course."""

from typing import Self

from reference.querysets import ClassifiedQuerySet


class StepQuerySet(ClassifiedQuerySet):
    """Modules, lessons, quizzes or packs."""

    def in_order(self) -> Self:
        """Order as in the tree, which is the order of learning."""
        return self.order_by("path")

    def below(self, page: object) -> Self:
        """Keep the live and public parts of a course or module, in order."""
        return self.live().unrestricted().descendant_of(page).in_order()
