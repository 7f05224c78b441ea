"""Films and interviews, on the portal itself or described until a copy may be shown."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from core.blocks.features import TEXT_FEATURES
from core.cldr import language_choices, language_name, long_date
from core.models import Attested, IndexPage, PortalDocument, PortalPage, PortalPageForm
from core.translatable import synchronised
from knowledge.library import structured_data
from reference.models import Classified


class VideoIndexPage(IndexPage):
    """All films and interviews, latest first."""

    page_description = _("Opens the films and interviews.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.VideoPage"]
    feed = "videos"

    class Meta:
        verbose_name = _("list of films")
        verbose_name_plural = _("lists of films")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the films, latest first."""
        return VideoPage.objects.shown().child_of(self).order_by("-published_on", "pk").for_cards()


class VideoForm(PortalPageForm):
    """Refuses a film that those who do not hear could not follow; a page does not know its new captions yet."""

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        captions = self.formsets["captions"]
        if values.get("media") and captions.is_valid():
            kept = any(row and not row.get("DELETE") for row in captions.cleaned_data)
            if not kept and not get_text_for_indexing(values.get("transcript") or "").strip():
                self.add_error("transcript", _("A film needs captions or a transcript."))
        return values


class VideoPage(Attested, Classified):
    """A film or interview; speakers are named by their function only."""

    page_description = _("A film or an interview, with captions and transcript.")

    published_on = models.DateField(_("date"), null=True, blank=True)
    spoken_language = models.CharField(_("spoken language"), max_length=10, blank=True, choices=language_choices)
    media = models.ForeignKey(
        PortalDocument, verbose_name=_("film"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    transcript = RichTextField(_("transcript"), features=TEXT_FEATURES, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    parent_page_types: ClassVar[list[str]] = ["library.VideoIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = VideoForm
    search_source = "resources"
    override_translatable_fields = synchronised("spoken_language")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("title_is_descriptive"),
        FieldPanel("published_on"),
        FieldPanel("spoken_language"),
        FieldPanel("media"),
        InlinePanel("captions", heading=_("Captions"), label=_("Language")),
        FieldPanel("transcript"),
        FieldPanel("source_url"),
    ]
    link_panels = [*PortalPage.link_panels, FieldPanel("confidence")]
    search_fields = [*PortalPage.search_fields, index.SearchField("transcript"), index.FilterField("published_on")]
    api_name = "videos"
    api_fields: ClassVar[list[str]] = [
        "published_on",
        "spoken_language",
        "media",
        "captions",
        "transcript",
        "source_url",
        "confidence",
        "title_is_descriptive",
    ]

    class Meta:
        verbose_name = _("film or interview")
        verbose_name_plural = _("films and interviews")

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        return [
            (_("Date"), long_date(self.published_on) if self.published_on else ""),
            (_("Spoken language"), language_name(self.spoken_language) if self.spoken_language else ""),
            (_("Countries"), self.country_names),
        ]

    @cached_property
    def caption_list(self) -> list["VideoCaption"]:
        """Captions with their files."""
        return list(self.captions.select_related("document"))

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.film(self)}


class VideoCaption(Orderable):
    """Captions of a film in one language, as a WebVTT file."""

    page = ParentalKey(VideoPage, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("WebVTT file"), on_delete=models.PROTECT, related_name="+"
    )
    api_fields: ClassVar[list[str]] = ["language", "document"]

    class Meta(Orderable.Meta):
        verbose_name = _("captions")
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="video_caption_language_once")]
