"""Lessons, and packs for those who run a module in a room."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.search import index

from core.blocks import BodyBlock
from core.cldr import minutes
from core.fields import StreamField
from core.links import linked_numbers
from core.models import PortalDocument, PortalPage
from core.querysets import PortalPageQuerySet, manager_of
from knowledge.learning import structured_data
from knowledge.learning.models.steps import CourseStep
from knowledge.learning.querysets import StepQuerySet
from reference.models import Classified, Term


class ModuleStep(CourseStep, Classified):
    """A page below a module: lesson, quiz or pack."""

    objects = manager_of(StepQuerySet)
    parent_page_types: ClassVar[list[str]] = ["learning.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    link_panels: ClassVar[list] = []
    promote_panels = CourseStep.step_panels

    class Meta:
        abstract = True

    @cached_property
    def siblings(self) -> list[Page]:
        """The steps of the same module in order, this one among them."""
        return list(PortalPageQuerySet(Page).live().unrestricted().sibling_of(self, inclusive=True).order_by("path"))

    def beside(self, offset: int) -> Page | None:
        """Return the step before (-1) or after (1) this one."""
        ids = [page.pk for page in self.siblings]
        place = ids.index(self.pk) + offset if self.pk in ids else -1
        return self.siblings[place] if 0 <= place < len(ids) else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"steps": self.siblings, "previous": self.beside(-1), "next": self.beside(1)}


class LessonPage(ModuleStep):
    """A lesson of some twenty minutes, from a case to a task in one's own territory."""

    page_description = _("A lesson of some twenty minutes.")

    minutes = models.PositiveSmallIntegerField(_("duration"), help_text=_("In minutes."))
    body = StreamField(BodyBlock(), verbose_name=_("text"))

    content_panels = [*PortalPage.content_panels, FieldPanel("minutes"), FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    api_name = "lessons"
    api_fields: ClassVar[list[str]] = ["key", "minutes", "body"]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def search_hint(self) -> str:
        """How long it takes."""
        return minutes(self.minutes)

    def terms(self) -> list[Term]:
        """Terms that the text links to, in the order of their names: one query."""
        numbers = linked_numbers(self)
        return Term.objects.filter(pages__in=numbers).distinct().by_name() if numbers else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"terms": self.terms()}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.part(self)}


class FacilitatorPackPage(ModuleStep):
    """Session plan, materials and handouts for a module in a room."""

    page_description = _("Session plan and handouts for teaching a module in a room.")

    minutes = models.PositiveSmallIntegerField(_("duration"), help_text=_("In minutes."))
    participants = models.CharField(_("participants"), max_length=60, blank=True, help_text=_("For example: 12 to 24."))
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"))

    content_panels = [
        *Page.content_panels,  # no list shows a summary of it
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("participants")]),
        FieldPanel("document"),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    api_name = "packs"
    api_fields: ClassVar[list[str]] = ["key", "minutes", "participants", "document", "body"]

    class Meta:
        verbose_name = _("facilitator pack")
        verbose_name_plural = _("facilitator packs")

    @property
    def search_hint(self) -> str:
        """How long it takes."""
        return minutes(self.minutes) if self.minutes else ""

    def search_documents(self) -> list[PortalDocument]:
        """Return the file."""
        return [self.document] if self.document else []

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.part(self)}
