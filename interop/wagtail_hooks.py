"""The exchange of projects in the admin: their list, and the import of files."""

from collections.abc import Iterable
from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from interop import views
from interop.histories import history_buttons, project_history
from interop.viewsets import ProjectViewSet


@hooks.register("register_admin_viewset")
def register_projects() -> ViewSet:
    """Show the list of projects in the menu."""
    return ProjectViewSet()


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    """Return the addresses of the import of projects."""
    return [
        path("projects/import/", views.imports, name="project_imports"),
        path("projects/import/template.<slug:form>", views.import_template, name="project_import_template"),
        path("projects/import/<int:pk>/", views.project_import, name="project_import"),
        path("projects/import/<int:pk>/rejected.<slug:form>", views.rejected_rows, name="project_import_rejected"),
        path("projects/import/<int:pk>/<slug:step>/", views.import_step, name="project_import_step"),
        path("projects/<int:pk>/sources/", project_history, name="project_history"),
    ]


@hooks.register("register_page_header_buttons")
def lead_to_history(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterable[Button]:
    """Lead from a project to the sources of its facts."""
    return history_buttons(page, user)
