"""Training tools for face-to-face work."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from core.blocks import BodyBlock
from core.cldr import conjoin, minutes
from core.fields import StreamField
from core.levels import Level
from core.models import IndexPage, PortalDocument, PortalPage
from knowledge.library import structured_data
from reference.models import Classified


class ToolIndexPage(IndexPage):
    """All training tools."""

    page_description = _("Opens the training tools.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.ToolPage"]
    feed = "tools"

    class Meta:
        verbose_name = _("list of tools")
        verbose_name_plural = _("lists of tools")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the tools in the order of the tree."""
        return ToolPage.objects.shown().child_of(self).order_by("path").for_cards().defer("body")


class ToolPage(Classified):
    """A workshop or another tool for trainers, ready to use in a room."""

    page_description = _("A workshop or another tool for trainers, ready to use.")

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("workshop")
        EXERCISE = "exercise", _("exercise")
        TEMPLATE = "template", _("template")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WORKSHOP)
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INTRODUCTORY)
    minutes = models.PositiveSmallIntegerField(_("duration"), null=True, blank=True, help_text=_("In minutes."))
    participants = models.CharField(_("participants"), max_length=60, blank=True, help_text=_("For example: 8 to 25."))
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["library.ToolIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "training"

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("level")]),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("participants")]),
        FieldPanel("document"),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body"), index.FilterField("kind")]
    api_name = "tools"
    api_fields: ClassVar[list[str]] = ["kind", "level", "minutes", "participants", "document", "body"]

    class Meta:
        verbose_name = _("training tool")
        verbose_name_plural = _("training tools")

    @property
    def kicker(self) -> str:
        """Kind of the tool."""
        return self.get_kind_display()

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        return [
            (_("Level"), self.get_level_display()),
            (_("Duration"), minutes(self.minutes) if self.minutes else ""),
            (_("Participants"), self.participants),
            (_("For whom"), conjoin([audience.name for audience in self.audience_list])),
        ]

    @property
    def search_hint(self) -> str:
        """How long it takes."""
        return minutes(self.minutes) if self.minutes else ""

    def search_documents(self) -> list[PortalDocument]:
        """Return the file."""
        return [self.document] if self.document else []

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.tool(self)}
