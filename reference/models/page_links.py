"""Links from pages to authority lists, and the mixins that give them to a page type.

A link row per value, not a many-to-many field: rows keep the editor's order (the first theme is the main
one), protect the value from deletion, are counted by Wagtail's usage report, and are synchronised to
translations even when the source is cleared.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel
from wagtail.models import Orderable

from core.cldr import conjoin
from core.models import PortalPage
from core.querysets import manager_of
from reference.models.codes import VOCABULARIES, CodeGroup, StandardCode
from reference.models.lists import Audience, Theme
from reference.models.places import Country
from reference.querysets import ClassifiedQuerySet, linked_rows

FEW = 3  # countries and themes named in a list of results


class PageTheme(Orderable):
    """A theme of a page; the first is the main one."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(Theme, verbose_name=_("theme"), on_delete=models.PROTECT, related_name="page_links")

    class Meta(Orderable.Meta):
        verbose_name = _("theme of a page")
        constraints = [models.UniqueConstraint(fields=["page", "theme"], name="page_theme_once")]


class PageCountry(Orderable):
    """A country that a page is about."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="country_links")
    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="page_links")

    class Meta(Orderable.Meta):
        verbose_name = _("country of a page")
        constraints = [models.UniqueConstraint(fields=["page", "country"], name="page_country_once")]


class PageAudience(Orderable):
    """Whom a page is meant for."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="audience_links")
    audience = models.ForeignKey(
        Audience, verbose_name=_("audience"), on_delete=models.PROTECT, related_name="page_links"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("audience of a page")
        constraints = [models.UniqueConstraint(fields=["page", "audience"], name="page_audience_once")]


class PageStandardCode(Orderable):
    """An international code of a page, with the share or weight that IATI 2.03 gives it."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="code_links")
    code = models.ForeignKey(StandardCode, verbose_name=_("code"), on_delete=models.PROTECT, related_name="page_links")
    percentage = models.PositiveSmallIntegerField(
        _("percentage"), null=True, blank=True, help_text=_("Share of a sector in the budget, 0 to 100."),
        validators=[MaxValueValidator(100, _("A percentage is at most 100."))],
    )  # fmt: skip
    significance = models.PositiveSmallIntegerField(
        _("significance"), null=True, blank=True,
        help_text=_("Weight of a policy marker, 0 (none) to 4 (explicit main objective)."),
        validators=[MaxValueValidator(4, _("The significance is at most 4."))],
    )  # fmt: skip

    panels = [FieldPanel("code"), FieldPanel("percentage"), FieldPanel("significance")]
    api_fields: ClassVar[list[str]] = ["code", "percentage", "significance"]

    class Meta(Orderable.Meta):
        verbose_name = _("international code of a page")
        constraints = [models.UniqueConstraint(fields=["page", "code"], name="page_code_once")]


class Classified(PortalPage):
    """A page that carries themes, countries and audiences."""

    is_listed_by_country: ClassVar[bool] = False  # on the pages of its countries and of their corridors

    classify_panels: ClassVar[list] = [
        MultipleChooserPanel("theme_links", chooser_field_name="theme", heading=_("Themes"), label=_("Theme")),
        MultipleChooserPanel("country_links", chooser_field_name="country", heading=_("Countries"), label=_("Country")),
        MultipleChooserPanel(
            "audience_links", chooser_field_name="audience", heading=_("Audiences"), label=_("Audience")
        ),
        *PortalPage.classify_panels,
    ]

    panels_without_countries: ClassVar[list] = [
        panel for panel in classify_panels if getattr(panel, "relation_name", "") != "country_links"
    ]

    objects = manager_of(ClassifiedQuerySet)

    class Meta:
        abstract = True

    @cached_property
    def theme_list(self) -> list[Theme]:
        """Themes in the editor's order."""
        return linked_rows(self, "theme_links")

    @cached_property
    def country_list(self) -> list[Country]:
        """Countries in the editor's order."""
        return linked_rows(self, "country_links")

    @cached_property
    def audience_list(self) -> list[Audience]:
        """Audiences in the editor's order."""
        return linked_rows(self, "audience_links")

    @property
    def country_names(self) -> str:
        """Names of the countries as a list in the reader's language."""
        return conjoin([country.name for country in self.country_list])

    @property
    def search_hint(self) -> str:
        """The countries, when they are few."""
        return self.country_names if len(self.country_list) <= FEW else ""

    @property
    def search_facts(self) -> list[str]:
        """The themes."""
        return [theme.name for theme in self.theme_list[:FEW]]

    @property
    def region_codes(self) -> tuple[str, str]:
        """Codes (M49) of the region and subregion that all countries of the page share; "" where they differ."""
        return region_codes_of(self.country_list)


def region_codes_of(countries: Iterable[Country]) -> tuple[str, str]:
    """Return the codes (M49) of the region and subregion that all countries share; "" where they differ."""
    ids = {(country.region_id or "", country.subregion_id or "") for country in countries}
    regions, subregions = {region for region, _subregion in ids}, {subregion for _region, subregion in ids}
    return regions.pop() if len(regions) == 1 else "", subregions.pop() if len(subregions) == 1 else ""


class Coded(models.Model):
    """Gives a page type international codes: SDG targets, Global Compact objectives, sectors, markers."""

    code_links: Any  # reverse of PageStandardCode.page, where the page type is concrete

    code_panels: ClassVar[list] = [InlinePanel("code_links", heading=_("International codes"), label=_("Code"))]

    class Meta:
        abstract = True

    @cached_property
    def codes(self) -> dict[str, list[StandardCode]]:
        """Codes in the editor's order, by vocabulary (keys with an underscore, as templates need them)."""
        found: dict[str, list[StandardCode]] = {}
        for link in self.code_links.select_related("code__broader"):
            found.setdefault(link.code.vocabulary.replace("-", "_"), []).append(link.code)
        return found

    @property
    def code_facts(self) -> list[tuple[Any, str]]:
        """Objectives, targets and sectors for a fact sheet: label and text."""
        return [(group.heading, "; ".join(map(str, group.codes))) for group in self.code_groups]

    @property
    def code_groups(self) -> list[CodeGroup]:
        """The codes by vocabulary, each with what it is."""
        return [CodeGroup(*VOCABULARIES[name], self.codes[name]) for name in VOCABULARIES if name in self.codes]
