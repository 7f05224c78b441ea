"""Projects with missing or doubtful facts in the menu of reports, each with a way to the field that mends it."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from projectdb.models import ProjectPage
from projectdb.quality import GAPS, gaps_of, with_gaps


class QualityMenuItem(MenuItem):
    """Shown to those who may edit a page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody has a use for the report."""
        return page_permission_policy.user_has_permission(request.user, "change")


class QualityFilters(WagtailFilterSet):
    """What projects lack."""

    lacks = MultipleChoiceFilter(
        label=_("Lacking"), choices=[(gap.name, gap.label) for gap in GAPS], method="lacking",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = ProjectPage
        fields: ClassVar[list[str]] = []

    def lacking(self, projects: QuerySet, _name: str, names: list[str]) -> QuerySet:
        """Keep projects that lack one of some things."""
        return with_gaps(projects, names) if names else projects


class GapsColumn(Column):
    """What a project lacks, each with its address in the editor."""

    cell_template_name = "projectdb/admin/gaps_cell.html"

    def get_value(self, instance: ProjectPage) -> list[tuple[str, str]]:
        """Return what is shown in a cell."""
        return list(gaps_of(instance))


class QualityView(ReportView):
    """Projects that the reader may edit and that lack something, the latest change last."""

    model = ProjectPage
    page_title = _("Quality of the projects")
    header_icon = "globe"
    index_url_name = "project_quality"
    index_results_url_name = "project_quality_results"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    filterset_class = QualityFilters
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "title", label=_("Project"), accessor="draft_title",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("language", label=_("Language"), accessor="locale.get_display_name"),
        GapsColumn("lacks", label=_("Lacking")),
    ]  # fmt: skip
    list_export: ClassVar[list[str]] = ["draft_title", "locale.language_code", *(f"lacks_{gap.name}" for gap in GAPS)]
    export_headings: ClassVar[dict[str, Any]] = {
        "draft_title": _("Project"),
        "locale.language_code": _("Language"),
        **{f"lacks_{gap.name}": gap.label for gap in GAPS},
    }

    def get_queryset(self) -> Any:
        """Return the projects that the reader may edit and that lack anything."""
        pages: Any = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        projects = ProjectPage.objects.filter(pk__in=pages.order_by().values("pk"), is_demo=False)
        return with_gaps(projects, []).select_related("locale").order_by("latest_revision_created_at", "pk")
