"""What the API tells of a row: the fields that its model names in `api_fields`, each with the type of its value."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Prefetch
from django.db.models.fields.reverse_related import ForeignObjectRel
from ninja import Schema
from pydantic import create_model
from wagtail.fields import RichTextField, StreamField

from core.fields import LocalizedTextField
from core.models import PortalDocument
from interop.api.schemas import Block, Code, File
from interop.api.texts import Texts, walked
from reference.models import AuthorityRow

PLAIN: dict[type[models.Field], Any] = {
    models.BooleanField: bool,
    models.CharField: str | None,
    models.DateField: datetime.date | None,
    models.DecimalField: float | None,  # exact: fourteen digits at most
    models.PositiveIntegerField: int | None,
    models.PositiveSmallIntegerField: int | None,
    models.TextField: str | None,
    models.TimeField: datetime.time | None,
    models.URLField: str | None,
    ArrayField: list[str],
}

Value = Any  # of a field, as the model has it


@dataclass(frozen=True)
class Fact:
    """One field: its name, the type of what is told, and how that is made of a row; `note` sees the row before."""

    name: str
    kind: Any
    tell: Callable[[models.Model, Texts], Any]
    note: Callable[[models.Model, Texts], None] = lambda _row, _texts: None
    joined: tuple[str, ...] = ()  # for `select_related`
    loaded: tuple[Prefetch, ...] = ()  # for `prefetch_related`


@lru_cache
def facts_of(model: type[models.Model]) -> tuple[Fact, ...]:
    """Return the facts of a model; raise `LookupError` for a kind of field that the API cannot tell."""
    return tuple(fact_of(model._meta.get_field(name)) for name in getattr(model, "api_fields", ()))


def fact_of(field: Any) -> Fact:
    """Return how a field is told."""
    if isinstance(field, ForeignObjectRel):
        return of_rows(field)
    if field.many_to_many:
        return of_links(field)
    if field.many_to_one:
        return of_file(field) if field.related_model is PortalDocument else of_code(field)
    if field.choices:
        return of_choice(field)
    name = field.name
    match field:
        case StreamField():
            return of_blocks(field)
        case RichTextField():
            return Fact(
                name,
                str | None,
                lambda row, texts: texts.html(getattr(row, name)),
                lambda row, texts: texts.note_html(getattr(row, name)),
            )
        case LocalizedTextField():
            return Fact(name, str | None, lambda row, _texts: str(getattr(row, name)) or None)
    kind = next((PLAIN[one] for one in type(field).__mro__ if one in PLAIN), None)
    if kind is None:
        raise LookupError(f"The API cannot tell {field}.")
    return Fact(name, kind, lambda row, _texts: None if getattr(row, name) == "" else getattr(row, name))


def of_choice(field: models.Field) -> Fact:
    """Tell a choice by its code and label."""

    def tell(row: models.Model, _texts: Texts) -> Code | None:
        code = getattr(row, field.name)
        return Code(code=code, label=str(getattr(row, f"get_{field.name}_display")())) if code else None

    return Fact(field.name, Code | None, tell)


def of_blocks(field: StreamField) -> Fact:
    """Tell a text made of blocks."""
    block = field.stream_block

    def note(row: models.Model, texts: Texts) -> None:
        walked(block, getattr(row, field.name).get_prep_value(), texts.note)

    def tell(row: models.Model, texts: Texts) -> list[dict[str, Any]]:
        return walked(block, getattr(row, field.name).get_prep_value(), texts.tell)

    return Fact(field.name, list[Block], tell, note)


def of_file(field: models.ForeignKey) -> Fact:
    """Tell of a file."""
    return Fact(
        field.name,
        File | None,
        lambda row, texts: texts.files.get(getattr(row, field.attname)),
        lambda row, texts: texts.note_file(getattr(row, field.attname)),
    )


def of_code(field: models.ForeignKey) -> Fact:
    """Tell the row of a controlled list, and what its own model names in `api_fields`."""
    name, own = field.name, facts_of(field.related_model)
    schema = schema_of(field.related_model, Code) if own else Code

    def tell(row: models.Model, texts: Texts) -> Any:
        return code_of(getattr(row, name), texts) if getattr(row, field.attname) else None

    return Fact(name, schema | None, tell, joined=(name,), loaded=tuple(nested(name, loaded_of(field.related_model))))


def of_links(field: models.ManyToManyField) -> Fact:
    """Tell the rows of a controlled list that a row names."""
    name = field.name
    rows = Prefetch(name, field.related_model._default_manager.all())
    return Fact(name, list[Code], lambda row, texts: [code_of(one, texts) for one in getattr(row, name).all()],
                loaded=(rows,))  # fmt: skip


def of_rows(relation: ForeignObjectRel) -> Fact:
    """Tell the rows below a row, in the editor's order."""
    name, model = str(relation.get_accessor_name()), relation.related_model
    schema: Any = schema_of(model)
    rows = Prefetch(name, model._default_manager.select_related(*joined_of(model)).order_by("sort_order"))

    def note(row: models.Model, texts: Texts) -> None:
        for one in getattr(row, name).all():
            note_row(one, texts)

    def tell(row: models.Model, texts: Texts) -> list[dict[str, Any]]:
        return [told(one, texts) for one in getattr(row, name).all()]

    return Fact(name, list[schema], tell, note, loaded=(rows,))


def code_of(row: AuthorityRow, texts: Texts) -> dict[str, Any]:
    """Tell a row of a controlled list."""
    return {"code": row.pk, "label": str(row), **told(row, texts)}


def told(row: models.Model, texts: Texts) -> dict[str, Any]:
    """Return the facts of a row by name."""
    return {fact.name: fact.tell(row, texts) for fact in facts_of(type(row))}


def note_row(row: models.Model, texts: Texts) -> None:
    """Let the texts of a row say what they name."""
    for fact in facts_of(type(row)):
        fact.note(row, texts)


def joined_of(model: type[models.Model]) -> list[str]:
    """Return what is to be joined for the facts of a model."""
    return [name for fact in facts_of(model) for name in fact.joined]


def loaded_of(model: type[models.Model]) -> list[Prefetch]:
    """Return what is to be loaded besides for the facts of a model."""
    return [one for fact in facts_of(model) for one in fact.loaded]


def nested(name: str, loaded: list[Prefetch]) -> Iterator[Prefetch]:
    """Yield what is loaded of a row, as it is loaded of the row that names it."""
    for one in loaded:
        yield Prefetch(f"{name}__{one.prefetch_through}", one.queryset)


def schema_of(model: type[models.Model], base: type[Schema] = Schema, name: str = "") -> type[Schema]:
    """Return the type of what is told of the rows of a model."""
    fields: dict[str, Any] = {fact.name: (fact.kind, ...) for fact in facts_of(model)}
    return create_model(name or model.__name__, __base__=base, __doc__=base.__doc__, **fields)
