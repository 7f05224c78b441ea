"""What stands in the way of deleting a row of an authority list."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from reference.models import AuthorityRow
from reference.usage import objects_of, usage_of

NAMED = 5


def refuse_rows_in_use(request: HttpRequest, instances: Sequence[models.Model]) -> HttpResponse | None:
    """Answer with the list and a message that names where a row is used; None when all may go."""
    for row in instances:
        users = usage_of([row])[row.pk] if isinstance(row, AuthorityRow) else set()
        if users:
            names = ", ".join(
                user.specific_deferred.get_admin_display_title() if isinstance(user, Page) else str(user)
                for user in objects_of(sorted(users)[:NAMED])
            )
            messages.error(
                request,
                _("“%(row)s” cannot be deleted: %(count)s objects use it, among them %(names)s.")
                % {"row": row, "count": len(users), "names": names},
            )
            return redirect(AdminURLFinder(request.user).get_edit_url(row) or "wagtailadmin_home")
    return None
