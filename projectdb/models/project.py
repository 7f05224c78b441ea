"""One project of the database."""

import datetime
from typing import Any, ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.blocks import BodyBlock, SectionsBlock
from core.citations import Citation
from core.cldr import conjoin, date_range
from core.dates import Precision
from core.fields import StreamField
from core.models import Archivable, Attested, PortalPage
from core.querysets import manager_of
from core.translatable import synchronised
from projectdb import structured_data
from projectdb.blocks import ResultsBlock
from projectdb.facets import amounts_of, facets_of, orders_of
from projectdb.models.parties import ProjectOrganisation, ProjectTerritory, names_of
from projectdb.places import links_of
from projectdb.querysets import ProjectQuerySet
from projectdb.relations import relations_of
from projectdb.sheet import facts_of
from reference.models import Classified, Coded, Country, Framework, ProjectStatus, Territory
from reference.models.page_links import region_codes_of

NAMED = 3  # territories named in the head of a page
NEAR = 3  # projects shown under another
CURRENCY = RegexValidator(r"^[A-Z]{3}$", _("Write the ISO 4217 code, three capital letters, for example: EUR."))


class ProjectPage(Coded, Attested, Archivable, Classified):
    """One project of the database.

    Fields carry the meaning of their IATI 2.03 elements.
    """

    page_description = _("A project with its partners, places, dates and results.")

    class Scope(models.TextChoices):
        """Code list ActivityScope of IATI 2.03."""

        GLOBAL = "1", _("global")
        REGIONAL = "2", _("regional")
        MULTI_NATIONAL = "3", _("several countries")
        NATIONAL = "4", _("national")
        SEVERAL_FIRST_LEVEL = "5", _("several first-level areas of a country")
        FIRST_LEVEL = "6", _("one first-level area of a country")
        SECOND_LEVEL = "7", _("one second-level area")
        SINGLE_PLACE = "8", _("one place")

    short_title = models.CharField(
        _("short title"), max_length=120, blank=True, help_text=_("Acronym or usual name, for example: JAPPANDO.")
    )
    iati_identifier = models.CharField(
        _("IATI identifier"), max_length=120, blank=True,
        help_text=_("That of the publisher, when the project has one."),
    )  # fmt: skip
    framework = models.ForeignKey(
        Framework, verbose_name=_("framework"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.ForeignKey(
        ProjectStatus, verbose_name=_("status"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scope = models.CharField(_("scope"), max_length=1, choices=Scope, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    starts_precision = models.CharField(_("start known to the"), max_length=5, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    ends_precision = models.CharField(_("end known to the"), max_length=5, choices=Precision, default=Precision.DAY)
    budget_amount = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("In the currency of the source; the portal converts nothing."),
    )  # fmt: skip
    budget_currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[CURRENCY], help_text=_("ISO 4217 code, for example: USD.")
    )
    budget_value_on = models.DateField(_("value date"), null=True, blank=True)
    key_objective = models.TextField(_("key objective"), blank=True)
    target_groups = models.TextField(_("target groups"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("description"), blank=True)
    results = StreamField(ResultsBlock(), verbose_name=_("results with figures"), blank=True)
    lessons = StreamField(SectionsBlock(), verbose_name=_("lessons"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    contact = models.TextField(
        _("contact"), blank=True, help_text=_("A function and a general address, never a private person.")
    )

    objects = manager_of(ProjectQuerySet, "framework", "status")
    parent_page_types: ClassVar[list[str]] = ["projectdb.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "projects"
    card_template = "components/card_project.html"
    hit_template = "components/hit_project.html"
    override_translatable_fields = synchronised("iati_identifier", "budget_currency")

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("short_title"),
        FieldPanel("title_is_descriptive"),
        InlinePanel("territories", heading=_("Territories"), label=_("Territory")),
        InlinePanel("organisations", heading=_("Organisations"), label=_("Organisation")),
        FieldRowPanel([FieldPanel("framework"), FieldPanel("status"), FieldPanel("scope")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_precision")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_precision")]),
            ],
            heading=_("Period"),
        ),
        FieldRowPanel(
            [FieldPanel("budget_amount"), FieldPanel("budget_currency"), FieldPanel("budget_value_on")],
            heading=_("Money"),
        ),
        *map(FieldPanel, ("key_objective", "target_groups", "body", "results", "lessons")),
    ]
    classify_panels = [*Classified.panels_without_countries, *Coded.code_panels]
    link_panels = [
        FieldPanel("website"),
        FieldPanel("contact"),
        *PortalPage.link_panels,
        FieldPanel("iati_identifier"),
        FieldPanel("confidence"),
    ]
    settings_panels = [*PortalPage.settings_panels, *Archivable.archive_panels]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("body"),
        index.SearchField("short_title", group="title"),
        index.SearchField("key_objective"),
        index.SearchField("target_groups"),
        index.SearchField("results"),
        index.SearchField("lessons"),
        index.FilterField("framework"),
        index.FilterField("status"),
        index.FilterField("starts_on"),
        index.SearchField("organisation_names", group="people"),
        index.SearchField("territory_names", group="places"),
    ]
    api_name = "projects"
    api_fields: ClassVar[list[str]] = [
        "short_title", "iati_identifier", "framework", "status", "scope", "territories", "organisations",
        "starts_on", "starts_precision", "ends_on", "ends_precision", "budget_amount", "budget_currency",
        "budget_value_on", "key_objective", "target_groups", "body", "results", "lessons", "code_links",
        "website", "contact", "confidence", "title_is_descriptive", "archived_on", "closing_note",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("The end must not come before the start."),
                violation_error_code="ends_on",
            ),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True, budget_currency="")
                | (Q(budget_amount__isnull=False) & ~Q(budget_currency="")),
                name="project_budget_has_a_currency",
                violation_error_message=_("An amount needs its currency, and a currency its amount."),
                violation_error_code="budget_currency",
            ),
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        near = type(self).objects.shown().counted().load_near(self, NEAR)
        context = super().get_context(request, *args, **kwargs)
        relations = relations_of(self, context["related"])
        return context | {"near": near, "places": links_of(self, request), "relations": relations}

    def organisation_names(self) -> str:
        """Organisations by name and acronym, for the search."""
        return names_of(self.organisation_list, "organisation")

    def territory_names(self) -> str:
        """Territories by name, for the search."""
        return names_of(self.territory_list, "territory")

    @property
    def search_date(self) -> datetime.date | None:
        """Start of the project."""
        return self.starts_on

    search_facets = property(facets_of)
    search_orders = property(orders_of)
    search_amounts = property(amounts_of)

    @property
    def search_facts(self) -> list[str]:
        """Framework, period and first theme."""
        period = date_range(self.starts_on, self.starts_precision, self.ends_on, self.ends_precision)
        return [fact for fact in (self.framework_name, period, *super().search_facts[:1]) if fact]

    @property
    def kicker(self) -> str:
        """Framework of the project."""
        return self.framework.name if self.framework else self.page_type_display_name

    @property
    def framework_name(self) -> str:
        """Framework in the reader's language."""
        return self.framework.name if self.framework else ""

    @cached_property
    def territory_list(self) -> list[ProjectTerritory]:
        """Territories in the editor's order."""
        if "territories" in getattr(self, "_prefetched_objects_cache", {}):
            return list(self.territories.all())
        return list(self.territories.select_related("country", "territory"))

    def territories_with(self, role: str) -> list[ProjectTerritory]:
        """Return the territories with one role, in the editor's order."""
        return [territory for territory in self.territory_list if territory.role == role]

    @property
    def origin_name(self) -> str:
        """Country of origin as a card shows it; "" when there are several or none."""
        return self.country_with(ProjectTerritory.Role.ORIGIN)

    @property
    def destination_name(self) -> str:
        """Country of destination as a card shows it; "" when there are several or none."""
        return self.country_with(ProjectTerritory.Role.DESTINATION)

    def country_with(self, role: str) -> str:
        """Return the one country with a role, or what the project names instead of a country."""
        names = {str(territory.country or territory.name) for territory in self.territories_with(role)}
        return names.pop() if len(names) == 1 else ""

    @property
    def country_list(self) -> list[Country]:
        """Countries of all territories, each once."""
        return list(dict.fromkeys(row.country for row in self.territory_list if row.country))

    @property
    def origin_label(self) -> str:
        """Territories of origin as the head of the page shows them."""
        return self.label_of(ProjectTerritory.Role.ORIGIN)

    @property
    def destination_label(self) -> str:
        """Territories of destination as the head of the page shows them."""
        return self.label_of(ProjectTerritory.Role.DESTINATION)

    def label_of(self, role: str) -> str:
        """Name the territories with a role, a few of them."""
        names = [str(territory) for territory in self.territories_with(role)]
        return conjoin(names) if len(names) <= NAMED else ""

    @property
    def origin_place(self) -> Territory | None:
        """The territory of origin that has a point on the map."""
        return self.place_of(ProjectTerritory.Role.ORIGIN)

    @property
    def destination_place(self) -> Territory | None:
        """The territory of destination that has a point on the map."""
        return self.place_of(ProjectTerritory.Role.DESTINATION)

    def place_of(self, role: str) -> Territory | None:
        """Return the first territory with a role that has a point on the map."""
        places = (row.territory for row in self.territories_with(role))
        return next((place for place in places if place and place.latitude is not None), None)

    @property
    def place_codes(self) -> str:
        """Countries to colour on the map of the two territories."""
        return " ".join(place.country_id for place in (self.origin_place, self.destination_place) if place)

    @property
    def facts(self) -> list[tuple[Any, str]]:
        """Facts of the fact sheet: label and text."""
        return facts_of(self)

    @cached_property
    def organisation_list(self) -> list[ProjectOrganisation]:
        """Organisations in the editor's order."""
        return list(self.organisations.select_related("organisation", "organisation_type"))

    @property
    def region_codes(self) -> tuple[str, str]:
        """Codes (M49) of the region and subregion that all countries of origin share."""
        return region_codes_of(row.country for row in self.territories_with("origin") if row.country)

    @property
    def citation(self) -> Citation:
        """How this page is cited."""
        return Citation.of(self)

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.project(self)}
