"""Registration with the admin."""

from collections.abc import Sequence

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from reference.deletion import refuse_rows_in_use
from reference.viewsets import ReferenceViewSetGroup

register_snippet(ReferenceViewSetGroup)


@hooks.register("before_delete_snippet")
def keep_rows_in_use(request: HttpRequest, instances: Sequence[models.Model]) -> HttpResponse | None:
    """Refuse to delete rows that others refer to, and name them."""
    return refuse_rows_in_use(request, instances)
