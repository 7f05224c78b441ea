"""Which pages show a row of an authority list, a file, an organisation."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page, get_page_models

from reference.models import AuthorityRow
from reference.usage import usage_of


def pages_using(rows: list[models.Model]) -> set[int]:
    """Return the numbers of the pages that use rows, themselves or through other rows of authority lists."""
    pages: set[int] = set()
    seen: set[models.Model] = set()
    while rows:
        seen |= set(rows)
        users = {user for by_row in _by_type(rows) for users in usage_of(by_row).values() for user in users}
        rows = []
        for content_type, pk in users:
            model = ContentType.objects.get_for_id(content_type).model_class()
            if model and issubclass(model, Page):
                pages.add(int(pk))
            elif model and issubclass(model, AuthorityRow):
                rows += model.objects.filter(pk=pk)
        rows = [row for row in rows if row not in seen]
    return pages


def pages_listing(model: type[models.Model]) -> set[int]:
    """Return the numbers of the pages that show all rows of a list, without a reference to each."""
    lists = [page_type for page_type in get_page_models() if model in getattr(page_type, "listed_rows", ())]
    return {pk for page_type in lists for pk in page_type.objects.values_list("pk", flat=True)}


def _by_type(rows: list[models.Model]) -> Iterable[list]:
    return [[row for row in rows if type(row) is model] for model in {type(row) for row in rows}]
