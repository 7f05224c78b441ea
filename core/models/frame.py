"""What stands around every page and editors write once for each language: navigation, footer, banners."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from core.blocks.frame import FooterColumnBlock, FooterLinkBlock, NavigationLinkBlock
from core.fields import StreamField
from core.frame import Frame
from core.i18n import SOURCE_LANGUAGE
from core.links import fault_of_target
from core.querysets import HOME_DEPTH
from core.translatable import synchronised


class FramePart(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model
):
    """Something of the frame: written, reviewed, published and translated like a page; previewed on the home page."""

    class Meta:
        abstract = True

    def home_page(self) -> Page:
        """Return the home page in the language of this part."""
        return Page.objects.get(depth=HOME_DEPTH, locale_id=self.locale_id).specific

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the home page with this part as it is being written."""
        with override(self.locale.language_code):
            frame = Frame.of(request)
            self.show_in(frame)
            response = self.home_page().serve(request)
            return response.render() if hasattr(response, "render") else response

    def show_in(self, frame: Frame) -> None:
        """Put this part into a frame, in the place of what is published."""
        raise NotImplementedError


class SiteFrameQuerySet(models.QuerySet["SiteFrame"]):
    """Navigation and footer of the languages."""

    def with_banners(self) -> Self:
        """Load the banners to show in the language of each with it: one query."""
        banners = Banner.objects.shown().filter(locale=models.OuterRef("locale"))
        values = JSONObject(**{name: name for name in Banner.SHOWN})
        return self.annotate(banner_rows=ArraySubquery(banners.values(data=values)))

    def for_readers_of(self, language: str) -> "SiteFrame":
        """Return what readers of a language see: its own when it is published, else that of the source language.

        That of the source language is always shown: a portal without navigation is of no use to anybody.
        """
        own, source = Q(live=True, locale__language_code=language), Q(locale__language_code=SOURCE_LANGUAGE)
        found = {frame.locale.language_code: frame for frame in self.filter(own | source).select_related("locale")}
        return found.get(language) or found[SOURCE_LANGUAGE]


class SiteFrame(FramePart):
    """Navigation, footer and texts of the portal in one language; the migrations make one for each."""

    tagline = models.CharField(
        _("tagline"), max_length=80, help_text=_("What the portal is, in a few words beside its name.")
    )
    description = models.CharField(
        _("description"), max_length=160,
        help_text=_("What the portal is, in one sentence: for the footer, and for search engines."),
    )  # fmt: skip
    owner = models.CharField(_("legal line"), max_length=120, help_text=_("Who publishes the portal; last line."))
    navigation = StreamField([("page", NavigationLinkBlock())], verbose_name=_("navigation"), blank=True)
    columns = StreamField([("column", FooterColumnBlock())], verbose_name=_("columns of the footer"), blank=True)
    legal = StreamField([("link", FooterLinkBlock())], verbose_name=_("last line of the footer"), blank=True)

    objects = models.Manager.from_queryset(SiteFrameQuerySet)()

    banner_rows: Sequence[Mapping[str, Any]] = ()  # filled by with_banners()

    edit_handler: ClassVar[ObjectList] = ObjectList([
        MultiFieldPanel([FieldPanel("tagline"), FieldPanel("description")], heading=_("Texts of the portal")),
        FieldPanel("navigation"),
        FieldPanel("columns"),
        MultiFieldPanel([FieldPanel("owner"), FieldPanel("legal")], heading=_("Last line")),
    ])  # fmt: skip

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("navigation and footer")
        verbose_name_plural = _("navigation and footer")
        constraints = [models.UniqueConstraint(fields=["locale"], name="site_frame_once_a_language")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name).capitalize()

    def linked_pages(self) -> set[int]:
        """Return the numbers of the pages that the frame and its banners lead to, in whatever language they are."""
        columns = (column["value"]["links"] for column in self.columns.raw_data)
        links = chain(self.navigation.raw_data, self.legal.raw_data, *columns)
        chosen = {link["value"]["page"] for link in links} | {row["link_page_id"] for row in self.banner_rows}
        return chosen - {None}

    def show_in(self, frame: Frame) -> None:
        frame.site = self


class BannerQuerySet(models.QuerySet):
    """Announcements above all pages."""

    def shown(self) -> Self:
        """Keep those that are live now, warnings first, then the latest."""
        now = timezone.now()
        begun = Q(starts_at=None) | Q(starts_at__lte=now)
        not_over = Q(ends_at=None) | Q(ends_at__gt=now)
        return self.filter(begun, not_over, live=True).order_by("-level", "-pk")


class Banner(FramePart):
    """An announcement above all pages of a language, from one moment to another."""

    class Level(models.TextChoices):
        """How much it matters; in the order of the alphabet the graver one comes last."""

        INFORMATION = "information", _("information")
        WARNING = "warning", _("warning")

    SHOWN: ClassVar[tuple[str, ...]] = ("text", "level", "link_text", "link_page_id", "link_url")

    text = models.CharField(
        _("text"), max_length=250, help_text=_("One or two short sentences; no login is needed to read them.")
    )
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.INFORMATION)
    link_text = models.CharField(_("words of the link"), max_length=80, blank=True)
    link_page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    link_url = models.URLField(_("or address"), max_length=500, blank=True)
    starts_at = models.DateTimeField(_("start"), null=True, blank=True, help_text=_("Empty: from its publication."))
    ends_at = models.DateTimeField(_("end"), null=True, blank=True, help_text=_("Empty: until it is taken offline."))

    objects = models.Manager.from_queryset(BannerQuerySet)()

    override_translatable_fields = synchronised("level")
    edit_handler: ClassVar[ObjectList] = ObjectList([
        FieldPanel("text"),
        FieldPanel("level"),
        MultiFieldPanel(
            [FieldPanel("link_text"), PageChooserPanel("link_page"), FieldPanel("link_url")], heading=_("Link")
        ),
        MultiFieldPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When it is shown")),
    ])  # fmt: skip

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("alert banner")
        verbose_name_plural = _("alert banners")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=models.F("starts_at")),
                name="banner_ends_after_it_starts",
                violation_error_message=_("The end must come after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Ask for all parts of a link, or for none."""
        super().clean()
        if not (self.link_text or self.link_page_id or self.link_url):
            return
        if message := fault_of_target(self.link_page_id, self.link_url):
            raise ValidationError({"link_url": message})
        if not self.link_text:
            raise ValidationError({"link_text": _("Write the words of the link.")})

    def show_in(self, frame: Frame) -> None:
        frame.site.banner_rows = [{name: getattr(self, name) for name in self.SHOWN}]
