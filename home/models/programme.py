"""Pages about the programme, its objectives, the people it is for, and the terms of the portal."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import IndexPage, PortalPage
from reference.models import Classified
from reference.querysets import CARD_LINKS, ClassifiedQuerySet, linked


class WrittenPage(Classified):
    """A page whose body editors write."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    subpage_types: ClassVar[list[str]] = []
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    content_panels = [*PortalPage.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True


class ProgrammeIndexPage(IndexPage):
    """The programme: its pages in the order of the tree."""

    page_description = _("Opens the pages about the programme.")

    page_size = 100

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.ProgrammePage", "home.ObjectivePage"]

    class Meta:
        verbose_name = _("list of programme pages")
        verbose_name_plural = _("lists of programme pages")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return programme pages and objectives, as pages of their own type."""
        return (
            ClassifiedQuerySet(Page)
            .shown()
            .child_of(self)
            .order_by("path")
            .specific()
            .prefetch_related("listing_image", *(linked(name) for name in CARD_LINKS))
        )


class ProgrammePage(WrittenPage):
    """A page about the programme or the portal."""

    page_description = _("A page about the programme or the portal.")

    parent_page_types: ClassVar[list[str]] = ["home.ProgrammeIndexPage"]
    api_name = "programme"
    api_fields: ClassVar[list[str]] = ["body"]

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")


class ObjectivePage(WrittenPage):
    """One objective of the programme."""

    page_description = _("One objective of the programme.")

    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1), MaxValueValidator(9)])

    parent_page_types: ClassVar[list[str]] = ["home.ProgrammeIndexPage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("number"), FieldPanel("body")]
    api_name = "objectives"
    api_fields: ClassVar[list[str]] = ["number", "body"]

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class AudiencePage(WrittenPage):
    """Where those begin who act in one role; the home page opens a door to each."""

    page_description = _("Where one group of readers begins: local authorities, associations, trainers.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    api_name = "audiences"
    api_fields: ClassVar[list[str]] = ["body"]

    class Meta:
        verbose_name = _("page for an audience")
        verbose_name_plural = _("pages for audiences")


class ProvisionalPage(WrittenPage):
    """A page that the publisher must complete before the portal opens; until then it says so."""

    is_provisional = models.BooleanField(
        _("draft"),
        default=False,
        help_text=_("Shows that the publisher has yet to complete this text, and keeps it out of search engines."),
    )

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    max_count_per_parent: ClassVar[int | None] = None
    noindex_flags: ClassVar[tuple[str, ...]] = (*PortalPage.noindex_flags, "is_provisional")
    content_panels = [*PortalPage.content_panels, FieldPanel("is_provisional"), FieldPanel("body")]

    class Meta:
        abstract = True


class LegalPage(ProvisionalPage):
    """Terms of the portal: legal notice, personal data, accessibility."""

    page_description = _("Legal notice, personal data or accessibility.")

    is_on_privacy = models.BooleanField(
        _("about personal data"), default=False, help_text=_("The forms for visitors link to this page.")
    )

    content_panels = [*ProvisionalPage.content_panels, FieldPanel("is_on_privacy")]
    api_name = "legal"
    api_fields: ClassVar[list[str]] = ["is_provisional", "body"]

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")


class ContactPage(ProvisionalPage):
    """How to reach the team."""

    page_description = _("How to reach the team.")

    schema_type = "ContactPage"

    max_count_per_parent = 1

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
