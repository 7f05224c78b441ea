"""The page of the admin that says where each fact of a project comes from, and the way to it from the editor."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from interop.spreadsheets.history import MOST, history_of
from projectdb.models import ProjectPage


@require_safe
def project_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where each fact of a project comes from. Raises `PermissionDenied` for those who may not edit it."""
    page = get_object_or_404(ProjectPage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    histories, is_cut = history_of(page)
    context = {"page": page, "histories": histories, "is_cut": is_cut, "most": MOST}
    return TemplateResponse(request, "interop/admin/history.html", context)


def history_buttons(page: Page, user: Any) -> Iterator[Button]:
    """Yield the way from a project to the sources of its facts, for those who may edit it."""
    if page.specific_class is ProjectPage and page.pk and page.permissions_for_user(user).can_edit():
        url = reverse("project_history", args=[page.pk])
        yield Button(_("Sources of the facts"), url, icon_name="history", priority=66)
