"""What stands in the way of deleting a row of an authority list."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

from reference.models import AuthorityRow

NAMED = 5


def users_of(row: AuthorityRow) -> list[models.Model]:
    """Return the objects that refer to a row: pages and rows, through foreign keys, texts and lists."""
    found: dict[tuple[str, object], models.Model] = {}
    for reference, _references in ReferenceIndex.get_grouped_references_to(row):
        found[reference._meta.label, reference.pk] = reference
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToManyRel):
            for other in relation.related_model._default_manager.filter(**{relation.field.name: row}):
                found[other._meta.label, other.pk] = other
    return list(found.values())


def refuse_rows_in_use(request: HttpRequest, instances: Sequence[models.Model]) -> HttpResponse | None:
    """Answer with the list and a message that names where a row is used; None when all may go."""
    for row in instances:
        users = users_of(row) if isinstance(row, AuthorityRow) else []
        if users:
            names = ", ".join(
                user.specific_deferred.get_admin_display_title() if isinstance(user, Page) else str(user)
                for user in users[:NAMED]
            )
            messages.error(
                request,
                _("“%(row)s” cannot be deleted: %(count)s objects use it, among them %(names)s.")
                % {"row": row, "count": len(users), "names": names},
            )
            return redirect(AdminURLFinder(request.user).get_edit_url(row) or "wagtailadmin_home")
    return None
