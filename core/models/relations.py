"""Links from one page to another and to the outside, for pages of any type."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class RelatedPage(Orderable):
    """Another page that belongs with this one; content apps link to each other by nothing else."""

    class Relation(models.TextChoices):
        """Terms of Dublin Core (DCMI Metadata Terms)."""

        PART_OF = "isPartOf", _("is part of")
        RELATION = "relation", _("is related to")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_pages")
    target = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    relation = models.CharField(_("relation"), max_length=20, choices=Relation, default=Relation.RELATION)

    panels = [PageChooserPanel("target"), FieldPanel("relation")]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
        constraints = [
            models.UniqueConstraint(fields=["page", "target"], name="related_page_once"),
            models.CheckConstraint(
                condition=~models.Q(page=models.F("target")),
                name="related_page_is_another",
                violation_error_message=_("A page cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.target_id}"


class SourceLink(Orderable):
    """Where the facts of a page come from: an address, or a kind of source without one."""

    class Kind(models.TextChoices):
        WEB_PAGE = "web-page", _("web page")
        BROCHURE = "brochure", _("programme brochure")
        PUBLIC_SOURCES = "public-sources", _("several public sources")
        GENERAL_KNOWLEDGE = "general-knowledge", _("well-known institutional facts")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="source_links")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WEB_PAGE)
    url = models.URLField(_("address"), max_length=500, blank=True)
    consulted_on = models.DateField(_("consulted on"), null=True, blank=True)

    panels = [FieldPanel("kind"), FieldPanel("url"), FieldPanel("consulted_on")]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="web-page") ^ models.Q(url=""),
                name="source_web_page_has_address",
                violation_error_message=_("A web page needs its address; other kinds of source have none."),
            )
        ]

    def __str__(self) -> str:
        return self.url or self.get_kind_display()
