"""Quizzes: questions with feedback on every answer. Taking them needs an account and comes with enrolment."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from core.fields import StreamField
from knowledge.learning import structured_data
from knowledge.learning.blocks import QuestionsBlock
from knowledge.learning.models.lessons import ModuleStep


class QuizPage(ModuleStep):
    """The quiz at the end of a module."""

    page_description = _("The questions at the end of a module.")

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"), default=70, help_text=_("In per cent of the points."),
        validators=[MaxValueValidator(100, _("A percentage is at most 100."))],
    )  # fmt: skip
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=3)
    shuffle_questions = models.BooleanField(_("shuffle questions"), default=True)
    shuffle_answers = models.BooleanField(_("shuffle answers"), default=True)
    questions = StreamField(QuestionsBlock(), verbose_name=_("questions"))

    content_panels = [
        *Page.content_panels,  # no list shows a summary of it
        FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("attempts")]),
        FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_answers")]),
        FieldPanel("questions"),
    ]
    api_name = "quizzes"
    api_fields: ClassVar[list[str]] = ["key", "pass_mark", "attempts"]  # not the questions, which hold the answers

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.quiz(self)}
