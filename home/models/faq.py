"""Frequent questions."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from core.fields import StreamField
from core.models import PortalPage
from core.models.findable import Part
from home import structured_data
from home.blocks import FaqBlock


class FaqPage(PortalPage):
    """Frequent questions by category."""

    page_description = _("Frequent questions and their answers, by category.")

    questions = StreamField(FaqBlock(), verbose_name=_("questions"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    schema_type = "FAQPage"
    content_panels = [*PortalPage.content_panels, FieldPanel("questions")]
    link_panels: ClassVar[list] = []
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("questions"),
        index.SearchField("asked", group="labels"),
    ]
    api_name = "questions"
    api_fields: ClassVar[list[str]] = ["questions"]

    class Meta:
        verbose_name = _("frequent questions")
        verbose_name_plural = _("frequent questions")

    def asked(self) -> list[str]:
        """Return the questions alone: they are titles of what follows."""
        return [block.value["question"] for block in self.questions]

    def search_parts(self) -> Iterator[Part]:
        """Yield the questions with their answers."""
        for block in self.questions:
            category = block.value["category"]
            yield Part(
                key=block.id,
                source="questions",
                kind=gettext("Frequent question"),
                title=block.value["question"],
                text=get_text_for_indexing(block.value["answer"].source).strip(),
                hint=category.name if category else "",
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        groups: dict[str, list] = {}
        for block in self.questions:
            category = block.value["category"]
            groups.setdefault(category.name if category else "", []).append(block)
        return super().get_context(request, *args, **kwargs) | {"groups": groups}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.questions(self)}
