"""Places: regions (M49), countries (ISO 3166-1), territories (ISO 3166-2)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.fields import LocalizedTextField
from reference.models.base import AuthorityRow

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]


class Region(AuthorityRow):
    """Region, subregion or intermediate region of the standard M49 of the United Nations."""

    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )

    panels = [*AuthorityRow.panels, FieldPanel("parent")]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Country(AuthorityRow):
    """Country or area; the code is ISO 3166-1 alpha-2, names follow the usage of the United Nations."""

    alpha3 = models.CharField(_("ISO 3166-1 alpha-3"), max_length=3, unique=True)
    numeric = models.CharField(_("ISO 3166-1 numeric"), max_length=3, blank=True)
    region = models.ForeignKey(
        Region, verbose_name=_("region"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subregion = models.ForeignKey(
        Region, verbose_name=_("subregion"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    intermediate_region = models.ForeignKey(
        Region, verbose_name=_("intermediate region"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    other_names = LocalizedTextField(
        _("other names"), blank=True,
        help_text=_("For the search: other spellings and the words for its people, separated by commas."),
    )  # fmt: skip

    panels = [
        *AuthorityRow.panels,
        FieldRowPanel([FieldPanel("alpha3"), FieldPanel("numeric")]),
        FieldPanel("region"),
        FieldPanel("subregion"),
        FieldPanel("intermediate_region"),
        FieldPanel("other_names"),
        FieldPanel("note"),
    ]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")


class Territory(AuthorityRow):
    """Part of a country that a project starts from or leads to; ISO 3166-2 code where there is one."""

    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="territories"
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=LATITUDE,
        help_text=_("Degrees north (WGS 84)."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=LONGITUDE,
        help_text=_("Degrees east (WGS 84)."),
    )

    panels = [
        *AuthorityRow.panels,
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="territory_point_is_complete",
                violation_error_message=_("Latitude and longitude go together."),
            )
        ]
