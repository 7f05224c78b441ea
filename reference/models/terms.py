"""Terms: concepts of the field, the words for them, and how they relate (SKOS)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from core.fields import LocalizedTextField
from core.i18n import portal_language_choices
from reference.models.base import AuthorityRow
from reference.models.lists import Theme


class Term(AuthorityRow, ClusterableModel):
    """A concept: its label is the preferred form in each language, `forms` are the other words for it."""

    definition = LocalizedTextField(_("definition"), rows=5)
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="terms")
    broader = models.ManyToManyField(
        "self", verbose_name=_("broader terms"), symmetrical=False, blank=True, related_name="narrower"
    )
    related = models.ManyToManyField("self", verbose_name=_("related terms"), symmetrical=True, blank=True)

    panels = [
        *AuthorityRow.panels,
        FieldPanel("definition"),
        FieldPanel("themes"),
        FieldPanel("broader"),
        FieldPanel("related"),
        InlinePanel("forms", heading=_("Other forms"), label=_("Form")),
        InlinePanel("matches", heading=_("Matches in other schemes"), label=_("Match")),
    ]
    api_fields: ClassVar[list[str]] = ["definition", "forms", "themes"]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")


class TermForm(Orderable):
    """Another word for a term in one language."""

    class Kind(models.TextChoices):
        VARIANT = "variant", _("variant: synonym, abbreviation, plural")
        LOOSE = "loose", _("loose: means the term only in context")
        DISCOURAGED = "discouraged", _("discouraged: to avoid in any text")

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="forms")
    language = models.CharField(_("language"), max_length=10, choices=portal_language_choices)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.VARIANT)
    text = models.CharField(_("form"), max_length=120)
    api_fields: ClassVar[list[str]] = ["language", "kind", "text"]

    class Meta(Orderable.Meta):
        verbose_name = _("form of a term")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "text"], name="form_belongs_to_one_term",
                violation_error_message=_("This form already belongs to a term in this language."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text


class TermMatch(Orderable):
    """The same or a near concept in a scheme of the field, for example objective 21 of the Global Compact."""

    class Relation(models.TextChoices):
        CLOSE = "close", _("close match")
        RELATED = "related", _("related match")

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="matches")
    scheme = models.CharField(_("scheme"), max_length=20, help_text=_("For example: un-gcm, un-sdg, oecd-crs."))
    identifier = models.CharField(_("identifier"), max_length=20)
    relation = models.CharField(_("relation"), max_length=10, choices=Relation, default=Relation.RELATED)

    class Meta(Orderable.Meta):
        verbose_name = _("match of a term")

    def __str__(self) -> str:
        return f"{self.scheme} {self.identifier}"
