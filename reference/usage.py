"""Who uses a row: pages and rows, through foreign keys, texts and many-to-many fields."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ReferenceIndex

User = tuple[int, str]  # content type and primary key of an object, as the reference index has them


def usage_of(rows: Sequence[models.Model]) -> dict[str, set[User]]:
    """Return the users of each row by its primary key as a text; a few queries for any number of rows of one type."""
    found: dict[str, set[User]] = {str(row.pk): set() for row in rows}
    index = ReferenceIndex.get_references_to_in_bulk(rows)
    for code, content_type, pk in index.values_list("to_object_id", "base_content_type", "object_id"):
        found[code].add((content_type, pk))
    for relation in rows[0]._meta.get_fields(include_hidden=True) if rows else []:
        if isinstance(relation, models.ManyToManyRel):  # Wagtail's index has none of these
            user_model, name = relation.related_model, relation.field.name
            content_type = ContentType.objects.get_for_model(user_model).pk
            links = user_model._default_manager.filter(**{f"{name}__in": rows}).order_by()
            for code, pk in links.values_list(name, "pk"):
                if str(code) in found:
                    found[str(code)].add((content_type, str(pk)))
    return found


def objects_of(users: Iterable[User]) -> list[models.Model]:
    """Load users, in the order of their types."""
    return [
        user
        for content_type, group in groupby(sorted(users), lambda user: user[0])
        for user in ContentType.objects.get_for_id(content_type).get_all_objects_for_this_type(
            pk__in=[pk for _content_type, pk in group]
        )
    ]
