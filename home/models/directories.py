"""Directories: sister platforms, organisations."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import LanguagesField, LocalizedTextField
from core.models import IndexPage
from core.models.findable import Part
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
    listed_rows = (Platform,)
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("directory of platforms")
        verbose_name_plural = _("directories of platforms")

    def get_entries(self, _request: HttpRequest | None) -> models.QuerySet:
        """Return the platforms by type."""
        return Platform.objects.select_related("platform_type").order_by("platform_type__position", "position", "code")

    def search_parts(self) -> Iterator[Part]:
        """Yield the platforms that have a name in the language of the page."""
        language = self.locale.language_code
        for place, platform in enumerate(self.get_entries(None)):
            if name := platform.label.get(language):
                yield Part(
                    key=platform.code,
                    source="platforms",
                    kind=str(capfirst(Platform._meta.verbose_name)),
                    title=name,
                    text=platform.description.get(language, ""),
                    hint=str(platform.platform_type),
                    list_page=place // self.page_size + 1,
                    is_by_name=True,
                )


class OrganisationDirectoryPage(IndexPage):
    """Organisations in the order of their names."""

    page_description = _("The organizations of the portal, by name.")

    page_size = 50
    listed_rows = (Organisation,)
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("directory of organisations")
        verbose_name_plural = _("directories of organisations")

    def get_entries(self, _request: HttpRequest | None) -> Any:
        """Return the organisations in the order of their names in the reader's language."""
        return Organisation.objects.filter(is_demo=False).select_related("organisation_type", "country").by_name()

    def search_parts(self) -> Iterator[Part]:
        """Yield the organisations that have a name in the language of the page, each with its acronym."""
        language = self.locale.language_code
        for place, organisation in enumerate(self.get_entries(None)):
            if name := organisation.label.get(language):
                yield Part(
                    key=organisation.code,
                    source="organisations",
                    kind=str(capfirst(Organisation._meta.verbose_name)),
                    title=with_acronym(name, organisation.acronym.get(language, "")),
                    text=organisation.description.get(language, ""),
                    names=(*organisation.label.values(), *organisation.acronym.values()),
                    hint=str(organisation.country or ""),
                    country=organisation.country_id or "",
                    list_page=place // self.page_size + 1,
                    is_by_name=True,
                )


def with_acronym(name: str, acronym: str) -> str:
    """Return a name followed by the acronym that it does not hold."""
    return f"{name} ({acronym})" if acronym and acronym not in name else name
