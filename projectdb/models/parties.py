"""Where a project takes place and who takes part in it."""

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from reference.models import Country, Organisation, OrganisationType, Territory


class ProjectTerritory(TranslatableMixin, Orderable):
    """A territory that a project ties to another: a country, perhaps a part of it, and its role."""

    class Role(models.TextChoices):
        ORIGIN = "origin", _("territory of origin")
        DESTINATION = "destination", _("territory of destination")
        TRANSIT = "transit", _("territory of transit")
        RETURN = "return", _("territory of return")

    page = ParentalKey("projectdb.ProjectPage", on_delete=models.CASCADE, related_name="territories")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.ORIGIN)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    territory = models.ForeignKey(
        Territory, verbose_name=_("territory"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("As the project names it, for example: 11 communes of Souss-Massa."),
    )

    panels = [FieldPanel("role"), FieldPanel("country"), FieldPanel("territory"), FieldPanel("name")]
    api_fields: ClassVar[list[str]] = ["role", "country", "territory", "name"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("territory of a project")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(country__isnull=False) | ~models.Q(name=""),
                name="project_territory_says_where",
                violation_error_message=_("Choose a country or write a name."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, str(self.country or "")) if part)


class ProjectOrganisation(TranslatableMixin, Orderable):
    """An organisation in a project and its role (IATI 2.03, code list OrganisationRole)."""

    class Role(models.TextChoices):
        FUNDING = "1", _("funding")
        ACCOUNTABLE = "2", _("lead")
        EXTENDING = "3", _("extending")
        IMPLEMENTING = "4", _("implementing")

    page = ParentalKey("projectdb.ProjectPage", on_delete=models.CASCADE, related_name="organisations")
    role = models.CharField(_("role"), max_length=1, choices=Role, default=Role.ACCOUNTABLE)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(
        _("name"),
        max_length=250,
        blank=True,
        help_text=_("When the organisation is not in the list, or the project names several."),
    )
    organisation_type = models.ForeignKey(
        OrganisationType, verbose_name=_("type"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("role"), FieldPanel("organisation"), FieldPanel("name"), FieldPanel("organisation_type")]
    api_fields: ClassVar[list[str]] = ["role", "organisation", "name", "organisation_type"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("organisation of a project")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(name=""),
                name="project_organisation_says_who",
                violation_error_message=_("Choose an organisation or write a name."),
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)


def names_of(rows: Sequence[ProjectTerritory] | Sequence[ProjectOrganisation], listed: str) -> str:
    """Return what rows name in every language, for the search: what is in an authority list, and free names."""
    labels = [getattr(row, listed).label_texts() for row in rows if getattr(row, listed)]
    return "; ".join(filter(None, [*labels, *(row.name for row in rows)]))
