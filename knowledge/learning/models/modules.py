"""Modules of a course."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from core.blocks.text import TEXT_FEATURES
from core.cldr import minutes
from core.models import PortalPage
from core.querysets import PortalPageQuerySet, manager_of
from core.translatable import synchronised
from knowledge.learning.models.steps import CourseStep
from knowledge.learning.querysets import StepQuerySet
from reference.models import Classified


class ModulePage(CourseStep, Classified):
    """A part of a course with its own aim: lessons, a quiz, a pack for facilitators."""

    is_core = models.BooleanField(
        _("core module"), default=False, help_text=_("Required for the completion of the course.")
    )
    objectives = RichTextField(_("objectives"), features=TEXT_FEATURES, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duration"), help_text=_("In minutes, lessons and quiz."))
    quiz_minutes = models.PositiveSmallIntegerField(_("duration of the quiz"), default=0, help_text=_("In minutes."))

    objects = manager_of(StepQuerySet)
    parent_page_types: ClassVar[list[str]] = ["learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = ["learning.LessonPage", "learning.QuizPage", "learning.FacilitatorPackPage"]
    override_translatable_fields = synchronised("key")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("is_core"),
        FieldPanel("objectives"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("quiz_minutes")]),
    ]
    promote_panels = CourseStep.step_panels
    search_fields = [*PortalPage.search_fields, index.SearchField("objectives")]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        return [
            (_("Duration"), minutes(self.minutes)),
            (_("Completion"), gettext("Required for the completion of the course.") if self.is_core else ""),
        ]

    @cached_property
    def lessons(self) -> list[Page]:
        """Lessons of the module, where a view has loaded them."""
        return []

    @property
    def steps(self) -> list[Page]:
        """Lessons, quiz and pack in the order of the tree, with title and address only."""
        return list(PortalPageQuerySet(Page).live().child_of(self).order_by("path"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"steps": self.steps}
