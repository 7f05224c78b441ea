"""Directories: sister platforms, organisations."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import LanguagesField, LocalizedTextField
from core.models import IndexPage
from reference.models import AuthorityRow, Organisation, PlatformType


class Platform(AuthorityRow):
    """A sister platform to link to."""

    description = LocalizedTextField(_("description"), rows=3)
    platform_type = models.ForeignKey(PlatformType, verbose_name=_("type"), on_delete=models.PROTECT, related_name="+")
    url = models.URLField(_("address"), blank=True)
    interface_languages = LanguagesField(_("languages"), blank=True)

    panels = [
        *AuthorityRow.panels,
        FieldPanel("description"),
        FieldPanel("platform_type"),
        FieldPanel("url"),
        FieldPanel("interface_languages"),
    ]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")


class PlatformDirectoryPage(IndexPage):
    """Sister platforms by type."""

    page_description = _("Sister platforms, by type.")

    page_size = 200
    search_fields = [*IndexPage.search_fields, index.SearchField("platform_names")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("directory of platforms")
        verbose_name_plural = _("directories of platforms")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the platforms by type."""
        return Platform.objects.select_related("platform_type").order_by("platform_type__position", "position", "code")

    def platform_names(self) -> str:
        """Names and descriptions of the platforms, for the search."""
        language = self.locale.language_code
        return "; ".join(f"{row.label_texts()}, {row.description.get(language, '')}" for row in Platform.objects.all())


class OrganisationDirectoryPage(IndexPage):
    """Organisations in the order of their names."""

    page_description = _("The organizations of the portal, by name.")

    page_size = 50
    search_fields = [*IndexPage.search_fields, index.SearchField("organisation_names")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("directory of organisations")
        verbose_name_plural = _("directories of organisations")

    def get_entries(self, _request: HttpRequest) -> Any:
        """Return the organisations in the order of their names in the reader's language."""
        return Organisation.objects.filter(is_demo=False).select_related("organisation_type", "country").by_name()

    def organisation_names(self) -> str:
        """Names and acronyms of the organisations, for the search."""
        return "; ".join(row.label_texts() for row in Organisation.objects.filter(is_demo=False))
