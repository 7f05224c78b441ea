"""What modules, lessons, quizzes and packs share: a key for records of progress."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import PortalPage
from core.translatable import synchronised

KEY_FORM = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and hyphens, for example: local-angle.")
)


class CourseStep(models.Model):
    """A part of a course; `key` is the same in every language, so that progress follows the learner."""

    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[KEY_FORM],
        help_text=_("Unique in the course, never shown, never changed: records of progress use it."),
    )

    override_translatable_fields: ClassVar[list] = synchronised("key")
    search_source: ClassVar[str] = "training"
    step_panels: ClassVar[list] = [*PortalPage.promote_panels, FieldPanel("key")]

    class Meta:
        abstract = True
