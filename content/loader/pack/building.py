"""From nodes to the typed classes of the pack; the annotations of a class are its schema."""

import dataclasses
import re
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from content.loader.pack.faults import Fault, Source
from content.loader.pack.fields import LANGUAGES, ByLanguage, Entry, KnownDate, Named
from content.loader.pack.nodes import Node

E = TypeVar("E", bound=Entry)


class Slot(NamedTuple):
    """A field of a class: its name there and in the file, its type with the marks on it, and what absence means.

    `nested` tells whether its values are or hold entries.
    """

    name: str
    key: str
    kind: Any
    marks: tuple[Any, ...]
    default: Any
    nested: bool


class Spot(NamedTuple):
    """The field being read, for the message if it cannot be."""

    source: Source
    field: str
    faults: list[Fault]

    def wrong(self, message: str) -> None:
        """Report that the value cannot be read; the caller goes on with an empty value."""
        self.faults.append(self.source.fault(self.field, message))


def slots(kind: type[Entry]) -> tuple[Slot, ...]:
    """Return the fields of a class, without `source`."""
    if kind not in KNOWN_SLOTS:
        KNOWN_SLOTS[kind] = tuple(_slots(kind))
    return KNOWN_SLOTS[kind]


def _slots(kind: type[Entry]) -> Iterator[Slot]:
    hints = get_type_hints(kind, include_extras=True)
    for field in dataclasses.fields(kind):
        if field.name != "source":
            marks = tuple(_marks(hints[field.name]))
            named = [mark.name for mark in marks if isinstance(mark, Named)]
            key = named[0] if named else field.name
            kind = _bare(hints[field.name])
            yield Slot(field.name, key, kind, marks, field.default, _holds_entries(kind))


KNOWN_SLOTS: dict[Any, tuple[Slot, ...]] = {}


def columns(kind: type[Entry]) -> list[str]:
    """Return the columns of a table of such entries: a text per language takes three."""
    names = []
    for slot in slots(kind):
        if not is_entry(_required(slot.kind)):
            localized = get_origin(_required(slot.kind)) is Mapping
            names += [f"{slot.key}_{language}" for language in LANGUAGES] if localized else [slot.key]
    return names


def is_entry(kind: Any) -> bool:
    """Tell whether a type is a class of the pack."""
    return isinstance(kind, type) and issubclass(kind, Entry)


def build(kind: type[E], node: Node, faults: list[Fault], **given: Any) -> E:
    """Make an entry from a mapping; `given` are fields that other files supply.

    Every field that is missing, unknown or malformed is added to `faults` and left empty, so that the rest of the
    pack can still be checked. Such an entry never leaves the reader.
    """
    values: dict[str, Any] = {}
    taken = set()
    for slot in slots(kind):
        spot = Spot(node.source, slot.key, faults)
        taken.add(slot.key)
        if slot.name in given:
            values[slot.name] = given[slot.name]
        elif any(isinstance(mark, ByLanguage) for mark in slot.marks):
            taken |= set(LANGUAGES)
            values[slot.name] = _converter(slot.kind)({key: node[key] for key in LANGUAGES if key in node}, spot)
        elif slot.key in node:
            values[slot.name] = _converter(slot.kind)(node[slot.key], spot)
        elif slot.default is not dataclasses.MISSING:
            values[slot.name] = slot.default
        else:
            spot.wrong("is missing")
            values[slot.name] = _empty(slot.kind, node.source)
    faults += [node.source.fault(key, "is not a field here") for key in node if key not in taken]
    return kind(source=node.source, **values)


def _marks(hint: Any) -> list[Any]:
    """Return the marks of a type and of what it holds."""
    inner = [mark for argument in get_args(hint) for mark in _marks(argument)]
    return [*getattr(hint, "__metadata__", ()), *inner]


def _holds_entries(hint: Any) -> bool:
    return is_entry(hint) or any(_holds_entries(argument) for argument in get_args(hint))


def _bare(hint: Any) -> Any:
    """Return a type without its own marks."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _required(kind: Any) -> Any:
    """Return the type without "or none"."""
    if get_origin(kind) in (Union, types.UnionType):
        return _bare(next(option for option in get_args(kind) if option is not types.NoneType))
    return kind


EMPTY: dict[Any, Any] = {str: "", int: 0, bool: False, Decimal: Decimal(), tuple: (), Mapping: {}, Literal: ""}
Converter = Callable[[Any, Spot], Any]


def _empty(kind: Any, source: Source) -> Any:
    """Return what stands for a value that cannot be read."""
    return build(kind, Node(source), []) if is_entry(kind) else EMPTY.get(get_origin(kind) or kind)


@cache
def _converter(kind: Any) -> Converter:
    """Return the function that reads values of a type."""
    kind = _bare(kind)
    required = _required(kind)
    if required is not kind:
        return lambda value, spot: None if _is_blank(value) else _converter(required)(value, spot)
    if is_entry(kind):
        return lambda value, spot: _entry(kind, value, spot)
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return lambda value, spot: _list(_converter(arguments[0]), value, spot)
    if get_origin(kind) is Mapping:
        return _localized(arguments[1]) if not is_entry(arguments[1]) else _keyed(_converter(arguments[1]))
    if get_origin(kind) is Literal:
        return lambda value, spot: _literal(arguments, value, spot)
    return lambda value, spot: _scalar(kind, value, spot)


def _is_blank(value: Any) -> bool:
    """Tell whether nothing was written: no text, or no text in any language."""
    if isinstance(value, Node):
        return all(_is_blank(text) for text in value.values())
    return value is None or value == ""


def _entry(kind: type[Entry], value: Any, spot: Spot) -> Any:
    if isinstance(value, Node):
        return build(kind, value, spot.faults)
    spot.wrong("must be a mapping")
    return _empty(kind, spot.source)


def _list(item: Converter, value: Any, spot: Spot) -> tuple[Any, ...]:
    """Read a YAML list, or the cell of a table with semicolons between the items."""
    if isinstance(value, str) and spot.source.unit == "row":
        value = value.split(";") if value else []
    if not isinstance(value, list):
        spot.wrong("must be a list")
        return ()
    return tuple(item(part, spot) for part in value)


def _localized(kind: Any) -> Converter:
    """Read texts per language; languages without text are left out, and the rules say whether they may be."""
    text = _converter(kind)

    def convert(value: Any, spot: Spot) -> dict[str, Any]:
        if not isinstance(value, dict) or not value.keys() <= set(LANGUAGES):
            spot.wrong(f"must be a mapping with the languages {', '.join(LANGUAGES)}")
            return {}
        if all(_is_blank(part) for part in value.values()):
            spot.wrong("is empty")
        filled = {language: part for language, part in value.items() if not _is_blank(part)}
        return {
            language: text(part, spot._replace(field=f"{spot.field}.{language}")) for language, part in filled.items()
        }

    return convert


def _keyed(entry: Converter) -> Converter:
    """Read a mapping whose values are entries."""

    def convert(value: Any, spot: Spot) -> dict[str, Any]:
        if not isinstance(value, dict):
            spot.wrong("must be a mapping")
            return {}
        return {key: entry(part, spot._replace(field=key)) for key, part in value.items()}

    return convert


def _literal(choices: tuple[str, ...], value: Any, spot: Spot) -> Any:
    if value in choices:
        return value
    spot.wrong(f"{value!r} is not one of: {', '.join(choices)}")
    return EMPTY[Literal]


def _scalar(kind: Any, value: Any, spot: Spot) -> Any:
    """Read a text, a number, a truth or a date."""
    if not isinstance(value, str) or not value.strip():
        spot.wrong("is empty" if _is_blank(value) else "must be a text")
        return _empty(kind, spot.source)
    try:
        return SCALARS[kind](value)
    except ValueError:
        spot.wrong(f"{value!r} is not {SCALAR_NAMES[kind]}")
        return _empty(kind, spot.source)


def _number(text: str) -> Decimal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError(text)
    return Decimal(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


SCALARS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: _truth,
    Decimal: _number,
    date: date.fromisoformat,
    KnownDate: KnownDate.parse,
}
SCALAR_NAMES = {
    int: "a whole number",
    bool: "true or false",
    Decimal: "a number",
    date: "a date such as 2014-05-01",
    KnownDate: "a date such as 2014-05-01, 2014-05 or 2014",
}
