"""Plain lists: a code and a label per language, little more."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import LocalizedTextField
from reference.models.base import AuthorityRow
from reference.models.codes import StandardCode


class Theme(AuthorityRow):
    """An area of intervention, for example remittances; `codes` are its usual international codes."""

    definition = LocalizedTextField(_("definition"), rows=3, blank=True)
    codes = models.ManyToManyField(
        StandardCode, verbose_name=_("international codes"), blank=True, related_name="themes",
        help_text=_("Usual sectors, targets and objectives of this theme; an editor reviews them page by page."),
    )  # fmt: skip

    panels = [*AuthorityRow.panels, FieldPanel("definition"), FieldPanel("codes")]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    @property
    def icon(self) -> str:
        """Name of the theme's icon in the sprite."""
        return f"t-{self.code}"


class Audience(AuthorityRow):
    """Whom a page is meant for."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class DocumentType(AuthorityRow):
    """Kind of publication."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("document type")
        verbose_name_plural = _("document types")


class EventType(AuthorityRow):
    """Kind of event."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("event type")
        verbose_name_plural = _("event types")


class FaqCategory(AuthorityRow):
    """Group of frequent questions."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("category of questions")
        verbose_name_plural = _("categories of questions")


class Framework(AuthorityRow):
    """Programme that a project belongs to."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


class Licence(AuthorityRow):
    """Terms on which a document may be used; `url` leads to their text."""

    url = models.URLField(_("address of the terms"), blank=True)

    panels = [*AuthorityRow.panels, FieldPanel("url")]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("licence")
        verbose_name_plural = _("licences")


class NewsCategory(AuthorityRow):
    """What a piece of news is about."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")


class OrganisationType(AuthorityRow):
    """Organisation type of IATI 2.03, for example 11, local government."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("organisation type")
        verbose_name_plural = _("organisation types")


class PlatformType(AuthorityRow):
    """Kind of sister platform."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("platform type")
        verbose_name_plural = _("platform types")


class PracticeType(AuthorityRow):
    """Kind of good practice."""

    class Meta(AuthorityRow.Meta):
        verbose_name = _("practice type")
        verbose_name_plural = _("practice types")


class ProjectStatus(AuthorityRow):
    """Stage of a project; `iati` is its code in the list ActivityStatus of IATI 2.03, where it has one."""

    iati = models.CharField(_("IATI code"), max_length=2, blank=True)

    panels = [*AuthorityRow.panels, FieldPanel("iati")]

    class Meta(AuthorityRow.Meta):
        verbose_name = _("project status")
        verbose_name_plural = _("project statuses")
