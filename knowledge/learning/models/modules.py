"""Modules of a course."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from core.blocks.features import TEXT_FEATURES
from core.cldr import minutes
from core.models import PortalPage
from core.querysets import PortalPageQuerySet, manager_of
from knowledge.learning import structured_data
from knowledge.learning.models.steps import CourseStep
from knowledge.learning.querysets import StepQuerySet
from reference.models import Classified


class ModulePage(CourseStep, Classified):
    """A part of a course with its own aim: lessons, a quiz, a pack for facilitators."""

    page_description = _("A part of a course: lessons, a quiz, a pack for facilitators.")

    is_core = models.BooleanField(
        _("core module"), default=False, help_text=_("Required for the completion of the course.")
    )
    objectives = RichTextField(_("objectives"), features=TEXT_FEATURES, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duration"), help_text=_("In minutes, lessons and quiz."))
    quiz_minutes = models.PositiveSmallIntegerField(_("duration of the quiz"), default=0, help_text=_("In minutes."))

    objects = manager_of(StepQuerySet)
    parent_page_types: ClassVar[list[str]] = ["learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = ["learning.LessonPage", "learning.QuizPage", "learning.FacilitatorPackPage"]

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("is_core"),
        FieldPanel("objectives"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("quiz_minutes")]),
    ]
    promote_panels = CourseStep.step_panels
    search_fields = [*PortalPage.search_fields, index.SearchField("objectives")]
    api_name = "modules"
    api_fields: ClassVar[list[str]] = ["key", "is_core", "objectives", "minutes", "quiz_minutes"]

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

    @property
    def search_hint(self) -> str:
        """How long it takes."""
        return minutes(self.minutes)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        steps = PortalPageQuerySet(Page).live().unrestricted().child_of(self).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"steps": steps}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.part(self)}
