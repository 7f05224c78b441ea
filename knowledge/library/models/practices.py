"""Good practices, in the case-study template of the programme."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks.features import TEXT_FEATURES
from core.models import IndexPage, PortalPage
from core.querysets import manager_of
from knowledge.library import structured_data
from reference.models import Classified, Coded, PracticeType
from reference.querysets import ClassifiedQuerySet


class PracticeIndexPage(IndexPage):
    """All good practices."""

    page_description = _("Opens the good practices.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.PracticePage"]
    feed = "practices"

    class Meta:
        verbose_name = _("list of practices")
        verbose_name_plural = _("lists of practices")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the practices in the order of the tree."""
        return PracticePage.objects.shown().child_of(self).order_by("path").for_cards()


class PracticePage(Coded, Classified):
    """A practice that others can take up, told in six parts."""

    page_description = _("A practice that others can take up: context, method, lessons, advice.")

    practice_type = models.ForeignKey(PracticeType, verbose_name=_("type"), on_delete=models.PROTECT, related_name="+")
    introduction = RichTextField(_("introduction"), features=TEXT_FEATURES, blank=True)
    background = RichTextField(_("context"), features=TEXT_FEATURES, blank=True)
    overview = RichTextField(_("the practice"), features=TEXT_FEATURES)
    lessons = RichTextField(_("lessons"), features=TEXT_FEATURES, blank=True)
    lessons_are_editorial = models.BooleanField(
        _("lessons drawn by the editors"),
        default=False,
        help_text=_("Tick when the programme itself did not draw them."),
    )
    recommendations = RichTextField(_("recommendations"), features=TEXT_FEATURES, blank=True)
    resources = RichTextField(_("further resources"), features=TEXT_FEATURES, blank=True)

    objects = manager_of(ClassifiedQuerySet, "practice_type")
    is_listed_by_country = True
    parent_page_types: ClassVar[list[str]] = ["library.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "resources"

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("practice_type"),
        FieldPanel("introduction"),
        FieldPanel("background"),
        FieldPanel("overview"),
        FieldPanel("lessons"),
        FieldPanel("lessons_are_editorial"),
        FieldPanel("recommendations"),
        FieldPanel("resources"),
    ]
    classify_panels = [*Classified.classify_panels, *Coded.code_panels]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("background"),
        index.SearchField("overview"),
        index.SearchField("lessons"),
        index.SearchField("recommendations"),
        index.FilterField("practice_type"),
    ]
    api_name = "practices"
    api_fields: ClassVar[list[str]] = [
        "practice_type",
        "introduction",
        "background",
        "overview",
        "lessons",
        "lessons_are_editorial",
        "recommendations",
        "resources",
    ]

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    @property
    def kicker(self) -> str:
        """Type of the practice."""
        return self.practice_type.name

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        return [(_("Countries"), self.country_names), *self.code_facts]

    @property
    def parts(self) -> list[tuple[str, Any, str]]:
        """Anchor, heading and text of each part that has a text."""
        lessons = _("Lessons drawn by the editors") if self.lessons_are_editorial else _("Lessons")
        parts = [
            ("introduction", _("Introduction"), self.introduction),
            ("context", _("Context"), self.background),
            ("practice", _("The practice"), self.overview),
            ("lessons", lessons, self.lessons),
            ("recommendations", _("Recommendations"), self.recommendations),
            ("resources", _("Resources"), self.resources),
        ]
        return [part for part in parts if part[2]]

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.practice(self)}
