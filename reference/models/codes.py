"""Codes of international vocabularies: goals, objectives, sectors, markers."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from reference.models.base import AuthorityRow


@dataclass(frozen=True)
class CodeGroup:
    """The codes that a page has of one vocabulary, and what that vocabulary is; `url` leads to its source."""

    heading: Any
    explanation: Any
    url: str
    codes: list["StandardCode"]


VOCABULARIES = {  # in the order of a page: heading, explanation, source
    "gcm": (
        _("Objectives of the Global Compact"),
        _("What States agreed in 2018 in the Global Compact for Safe, Orderly and Regular Migration."),
        "https://undocs.org/A/RES/73/195",
    ),
    "sdg_target": (
        _("Sustainable development targets"),
        _("Targets of the 2030 Agenda of the United Nations, each under one of its seventeen goals."),
        "https://undocs.org/A/RES/70/1",
    ),
    "sector": (
        _("Sectors"),
        _("Purpose codes by which donors report to the Development Assistance Committee of the OECD."),
        "",
    ),
    "marker": (
        _("Policy markers"),
        _("What a project aims at besides its sector, as donors report it to the OECD."),
        "",
    ),
}


class StandardCode(AuthorityRow):
    """One code of an international vocabulary, for example target 10.7 of the SDGs.

    One list for all vocabularies, as IATI's `tag` and `sector` have it (vocabulary and code): a page
    shows them with one query. `code` is vocabulary and notation together, for example "sdg-target-10.7".
    """

    class Vocabulary(models.TextChoices):
        SDG_GOAL = "sdg-goal", _("Sustainable Development Goal")
        SDG_TARGET = "sdg-target", _("target of the Sustainable Development Goals")
        GCM_OBJECTIVE = "gcm", _("objective of the Global Compact for Migration")
        SECTOR = "sector", _("sector (OECD DAC, IATI)")
        POLICY_MARKER = "marker", _("policy marker (OECD DAC, IATI)")

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    notation = models.CharField(
        _("notation"), max_length=20, help_text=_("The code in its vocabulary, for example: 10.7.")
    )
    broader = models.ForeignKey(
        "self", verbose_name=_("broader code"), null=True, blank=True, on_delete=models.PROTECT, related_name="narrower"
    )

    search_fields = [*AuthorityRow.search_fields, index.FilterField("vocabulary")]
    api_fields: ClassVar[list[str]] = ["vocabulary", "notation"]
    panels = [
        FieldPanel("code"),
        FieldPanel("vocabulary"),
        FieldPanel("notation"),
        FieldPanel("label"),
        FieldPanel("broader"),
        FieldPanel("position"),
    ]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("international code")
        verbose_name_plural = _("international codes")
        ordering = ["vocabulary", "position", "code"]
        constraints = [models.UniqueConstraint(fields=["vocabulary", "notation"], name="standard_code_notation_once")]

    def __str__(self) -> str:
        return f"{self.notation} {self.label}"

    @property
    def name(self) -> str:
        """Label in the reader's language, without the notation."""
        return str(self.label)
