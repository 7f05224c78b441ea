"""The list of all projects in the admin, with filters, and the files of what it shows."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton

from interop.models import ImportedProject
from interop.permissions import may_import
from interop.spreadsheets.offering import projects_response
from projectdb.models import ProjectPage, ProjectTerritory
from reference.models import Country, Framework, ProjectStatus, Theme


def countries(_request: Any) -> QuerySet:
    """Return the countries that some project names."""
    return Country.objects.filter(pk__in=ProjectTerritory.objects.order_by().values("country"))


class ProjectFilterSet(PageFilterSet):
    """What projects can be chosen by, besides what all pages can."""

    country = ModelMultipleChoiceFilter(
        label=_("Country"), queryset=countries, method="in_countries", widget=CheckboxSelectMultiple
    )
    theme = ModelMultipleChoiceFilter(
        label=_("Theme"), queryset=lambda _request: Theme.objects.all(), method="on_themes",
        widget=CheckboxSelectMultiple,
    )  # fmt: skip
    framework = ModelMultipleChoiceFilter(
        label=_("Framework"), queryset=lambda _request: Framework.objects.all(), widget=CheckboxSelectMultiple
    )
    status = ModelMultipleChoiceFilter(
        label=_("Status"), queryset=lambda _request: ProjectStatus.objects.all(), widget=CheckboxSelectMultiple
    )

    origin = ChoiceFilter(
        label=_("Origin"), method="from_origin", empty_label=_("All"), widget=RadioSelect,
        choices=[("imported", _("told by another publisher")), ("withdrawn", _("withdrawn by its publisher"))],
    )  # fmt: skip

    class Meta(PageFilterSet.Meta):
        model = ProjectPage

    def in_countries(self, projects: QuerySet, _name: str, rows: Any) -> QuerySet:
        """Keep projects with a territory in one of some countries."""
        codes = [row.pk for row in rows]
        found = ProjectPage.objects.in_countries(codes).order_by().values("pk")
        return projects.filter(pk__in=found) if codes else projects

    def on_themes(self, projects: QuerySet, _name: str, rows: Any) -> QuerySet:
        """Keep projects on one of some themes."""
        codes = [row.pk for row in rows]
        found = ProjectPage.objects.on_themes(codes).order_by().values("pk")
        return projects.filter(pk__in=found) if codes else projects

    def from_origin(self, projects: QuerySet, _name: str, origin: str) -> QuerySet:
        """Keep projects that another publisher told of, or those that it no longer does."""
        known = ImportedProject.objects.exclude(publisher="")
        if origin == "withdrawn":
            known = known.exclude(withdrawn_on=None)
        return projects.filter(translation_key__in=known.values("page__translation_key"))


class ProjectsView(IndexView):
    """All projects that the reader may see; who may import them may also take them along as a file."""

    list_export: ClassVar[list[str]] = ["title"]  # the columns are those of the template

    @cached_property
    def show_export_buttons(self) -> bool:
        """Whether files are offered."""
        return may_import(self.request.user)

    @cached_property
    def header_buttons(self) -> list:
        """Offer the import beside "Add"."""
        buttons = list(super().header_buttons)
        if may_import(self.request.user):
            buttons.append(HeaderButton(_("Import"), url=reverse("project_imports"), icon_name="upload", priority=20))
        return buttons

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """Answer with the projects of the list in its order. Raises `PermissionDenied`."""
        if not may_import(self.request.user):
            raise PermissionDenied
        if isinstance(queryset, QuerySet):
            numbers = list(queryset.prefetch_related(None).values_list("pk", flat=True))
        else:
            numbers = [page.pk for page in queryset]  # what the search found
        return projects_response(numbers, spreadsheet_format)


class ProjectViewSet(PageListingViewSet):
    """The list of projects."""

    model = ProjectPage
    index_view_class = ProjectsView
    filterset_class = ProjectFilterSet
    icon = "globe"
    name = "projects"
    url_prefix = "projects"
    menu_label = _("Projects")
    menu_order = 480
    add_to_admin_menu = True
