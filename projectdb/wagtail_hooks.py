"""The report on projects in the admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from projectdb.reports import QualityMenuItem, QualityView


@hooks.register("register_reports_menu_item")
def register_quality() -> MenuItem:
    """Lead to the report of projects with missing or doubtful facts."""
    return QualityMenuItem(
        _("Quality of the projects"), reverse("project_quality"), name="project-quality", icon_name="globe", order=1210
    )


@hooks.register("insert_editor_js")
def go_to_field() -> str:
    """Go to the field of the editor that an address names."""
    return format_html('<script type="module" src="{}"></script>', static("js/field.js"))


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Return the addresses of the report."""
    return [
        path("reports/projects/", QualityView.as_view(), name="project_quality"),
        path("reports/projects/results/", QualityView.as_view(results_only=True), name="project_quality_results"),
    ]
