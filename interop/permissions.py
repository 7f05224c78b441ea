"""Who may exchange projects with spreadsheets."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from core.i18n import SOURCE_LANGUAGE
from projectdb.models import ProjectIndexPage


def project_list() -> ProjectIndexPage | None:
    """Return the list of projects that files are imported into: that of the source language."""
    return ProjectIndexPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("path").first()


def may_import(user: Any) -> bool:
    """Say whether somebody may add projects and publish them."""
    parent = project_list()
    if parent is None:
        return False
    rights = parent.permissions_for_user(user)
    return rights.can_add_subpage() and rights.can_publish_subpage()


def for_importers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Keep a view for those who may import. Raises `PermissionDenied`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
