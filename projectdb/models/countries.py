"""Country profiles."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.blocks import BodyBlock
from core.drawn import DrawnPage
from core.fields import StreamField
from core.frame import Frame
from core.models import IndexPage, PortalPage
from core.querysets import manager_of
from projectdb import structured_data
from projectdb.countries import CountryOverview, Directory
from projectdb.drawn import page_named
from projectdb.models.project import ProjectPage
from projectdb.querysets import ProjectQuerySet
from reference.models import Classified, Country
from reference.querysets import ClassifiedQuerySet


class CountryProfileIndexPage(IndexPage):
    """The countries: those with a written profile, and all that have projects, whose pages it draws itself."""

    page_description = _("Opens the countries, with a profile or with projects, and their corridors.")

    page_size = 100

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["projectdb.CountryProfilePage"]

    class Meta:
        verbose_name = _("list of countries")
        verbose_name_plural = _("lists of countries")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the profiles in the order of the tree."""
        return CountryProfilePage.objects.shown().child_of(self).order_by("path").for_cards()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if "drawn" in context:
            return context
        return context | {"directory": Directory(counted_projects(), Frame.of(request).addresses)}

    def drawn_page(self, name: str, request: HttpRequest) -> DrawnPage | None:
        """Return the page of a country, "SN", or of a corridor, "SN-IT"."""
        return page_named(name, counted_projects(), request)


def counted_projects() -> ProjectQuerySet:
    """Return the projects, in every language, that figures and pages of countries are made of."""
    return ProjectPage.objects.live().unrestricted().counted()


class CountryProfilePage(Classified):
    """Institutions, migration and projects of one country."""

    page_description = _("Institutions, migration and projects of one country.")

    country = models.ForeignKey(Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="+")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    reviewed_on = models.DateField(
        _("reviewed on"), null=True, blank=True, help_text=_("Day on which somebody last checked the facts.")
    )

    objects = manager_of(ClassifiedQuerySet, "country")
    parent_page_types: ClassVar[list[str]] = ["projectdb.CountryProfileIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_source = "resources"

    content_panels = [*PortalPage.content_panels, FieldPanel("country"), FieldPanel("body"), FieldPanel("reviewed_on")]
    classify_panels = Classified.panels_without_countries
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    api_name = "countries"
    api_fields: ClassVar[list[str]] = ["country", "body", "reviewed_on"]

    class Meta:
        verbose_name = _("country profile")
        verbose_name_plural = _("country profiles")

    @property
    def country_list(self) -> list[Country]:
        """The country of the profile."""
        return [self.country]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        overview = CountryOverview(self.country, counted_projects(), Frame.of(request).addresses)
        return context | {"overview": overview}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.country_profile(self)}
