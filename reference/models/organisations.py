"""Organisations that projects, publications and events name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import LocalizedTextField
from reference.models.base import AuthorityRow
from reference.models.lists import OrganisationType
from reference.models.places import Country


class Organisation(AuthorityRow):
    """A body with a name per language; its website only where known with certainty."""

    acronym = LocalizedTextField(_("acronym"), blank=True)
    description = LocalizedTextField(_("description"), rows=3, blank=True)
    organisation_type = models.ForeignKey(
        OrganisationType, verbose_name=_("type"), on_delete=models.PROTECT, related_name="+"
    )
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    url = models.URLField(_("website"), blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)

    panels = [
        *AuthorityRow.panels,
        FieldPanel("acronym"),
        FieldPanel("description"),
        FieldPanel("organisation_type"),
        FieldPanel("country"),
        FieldPanel("url"),
        FieldPanel("is_demo"),
    ]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def label_texts(self) -> str:
        """Names and acronyms in every language."""
        return " ".join([*self.label.values(), *self.acronym.values()])
