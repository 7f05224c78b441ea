"""The list of projects."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.drawn import DrawnPage
from core.models import IndexPage
from projectdb.figures import DrawnFigures, Figures
from projectdb.listing import FIGURES, Listing
from projectdb.models.project import ProjectPage
from projectdb.querysets import ProjectQuerySet


class ProjectIndexPage(IndexPage):
    """All projects, narrowed by words and facets."""

    page_description = _("Opens the database of projects, with filters and a map.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["projectdb.ProjectPage"]
    feed = "projects"

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    @property
    def projects(self) -> ProjectQuerySet:
        """All projects that a visitor may find here."""
        return ProjectPage.objects.shown().child_of(self)

    def drawn_page(self, name: str, request: HttpRequest) -> DrawnPage | None:
        if name != FIGURES:
            return None
        url = self.get_url(request)
        return DrawnFigures(Figures(request, f"{url}{FIGURES}/", url, self.projects))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = Listing(request, self.get_url(request), self.projects)
        return super(IndexPage, self).get_context(request, *args, **kwargs) | {"listing": listing}
