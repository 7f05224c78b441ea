"""Courses."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks.features import TEXT_FEATURES
from core.levels import Level
from core.models import IndexPage, PortalPage
from knowledge.learning import structured_data
from knowledge.learning.models.lessons import LessonPage
from knowledge.learning.models.modules import ModulePage
from knowledge.learning.models.steps import CourseStep
from reference.models import Classified


class CourseIndexPage(IndexPage):
    """All courses."""

    page_description = _("Opens the courses.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["learning.CoursePage"]
    feed = "courses"

    class Meta:
        verbose_name = _("list of courses")
        verbose_name_plural = _("lists of courses")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the courses in the order of the tree."""
        return CoursePage.objects.shown().child_of(self).order_by("path").for_cards()


class CoursePage(CourseStep, Classified):
    """A course that one follows at one's own pace, module by module."""

    page_description = _("A course that readers follow at their own pace, module by module.")

    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INTRODUCTORY)
    hours = models.PositiveSmallIntegerField(_("hours"), help_text=_("Whole course, rounded."))
    description = models.TextField(_("description"), blank=True)
    learners = RichTextField(_("for whom"), features=TEXT_FEATURES, blank=True)
    minimum_modules = models.PositiveSmallIntegerField(
        _("modules to complete"), default=1, help_text=_("Core modules are always required and count among these.")
    )
    needs_all_lessons = models.BooleanField(_("all lessons of a module are required"), default=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"), default=70, help_text=_("In per cent of the points of a quiz."),
        validators=[MaxValueValidator(100, _("A percentage is at most 100."))],
    )  # fmt: skip
    completion_rule = models.TextField(
        _("rule of completion"), blank=True, help_text=_("The sentence that learners read.")
    )
    certificate_title = models.CharField(_("title of the certificate"), max_length=120, blank=True)
    certificate_body = models.TextField(
        _("text of the certificate"),
        blank=True,
        help_text=_("With {learner}, {modules}, {hours} and {date} where they belong."),
    )
    certificate_check = models.TextField(_("how to check it"), blank=True, help_text=_("With {code} where it belongs."))

    parent_page_types: ClassVar[list[str]] = ["learning.CourseIndexPage"]
    subpage_types: ClassVar[list[str]] = ["learning.ModulePage"]

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("description"),
        FieldPanel("learners"),
        FieldRowPanel([FieldPanel("level"), FieldPanel("hours")]),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("minimum_modules"), FieldPanel("pass_mark"), FieldPanel("needs_all_lessons")]
                ),
                FieldPanel("completion_rule"),
            ],
            heading=_("Completion"),
        ),
        MultiFieldPanel(
            [FieldPanel("certificate_title"), FieldPanel("certificate_body"), FieldPanel("certificate_check")],
            heading=_("Certificate"),
        ),
    ]
    link_panels: ClassVar[list] = []
    promote_panels = CourseStep.step_panels
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("description"),
        index.SearchField("learners"),
        index.FilterField("level"),
    ]
    api_name = "courses"
    api_fields: ClassVar[list[str]] = [
        "level",
        "hours",
        "description",
        "learners",
        "minimum_modules",
        "needs_all_lessons",
        "pass_mark",
        "completion_rule",
        "certificate_title",
        "certificate_body",
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lessons = LessonPage.objects.live().unrestricted().filter(path__startswith=OuterRef("path")).order_by()
        modules = ModulePage.objects.below(self).annotate(
            lesson_count=Coalesce(Subquery(lessons.values("depth").annotate(count=Count("pk")).values("count")), 0)
        )
        lacking = ModulePage.objects.lacking_in(self).select_related("locale")
        return super().get_context(request, *args, **kwargs) | {"modules": modules, "lacking": lacking}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.course(self)}
