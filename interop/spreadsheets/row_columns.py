"""Columns of several values: rows of a project, each an item of a list in one cell."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.models import SourceLink
from interop.spreadsheets.cells import CellError, as_list, items_of, text_of
from interop.spreadsheets.columns import Column, Value
from interop.spreadsheets.vocabularies import Vocabularies, as_key
from projectdb.models import ProjectOrganisation, ProjectPage, ProjectTerritory
from reference.models import PageStandardCode, PageTheme

IN_BRACKETS = re.compile(r"(?P<name>.*?)\s*\((?P<more>.+)\)", re.DOTALL)
WITH_KIND = re.compile(r"(?P<name>[^\[\]]+?)\s*(?:\[(?P<kind>[^\[\]]+)\])?")


class RowsColumn(Column):
    """Rows of one relation of a project; those that another column tells of stay, before these."""

    relation: str

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        found: list[Value] = []
        for item in items_of(cell):
            value = self.read_item(item, lists)
            if value not in found:
                found.append(value)
        return found

    def get(self, page: ProjectPage) -> Value:
        return [self.value_of(row) for row in getattr(page, self.relation).all() if self.is_ours(row)]

    def put(self, page: ProjectPage, value: Value) -> None:
        """Keep the rows that say the same, with what else they say."""
        manager = getattr(page, self.relation)
        rows = list(manager.all())
        ours = {repr(self.value_of(row)): row for row in rows if self.is_ours(row)}
        others = [row for row in rows if not self.is_ours(row)]
        rows = [*others, *(ours.get(repr(item)) or self.row_of(item, page) for item in value)]
        for number, row in enumerate(rows):
            row.sort_order = number
        manager.set(rows)

    def write(self, value: Value, lists: Vocabularies) -> str:
        return as_list([self.write_item(item, lists) for item in value])

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return [self.tell_item(item, lists) for item in value]

    def is_ours(self, row: Model) -> bool:
        """Say whether this column tells of a row."""
        return True

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        """Return what an item of the list says. Raises `CellError`."""
        raise NotImplementedError

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        """Return the item that says this."""
        raise NotImplementedError

    def tell_item(self, value: Value, lists: Vocabularies) -> Any:
        """Return the item as open data have it."""
        return value

    def value_of(self, row: Any) -> Value:
        """Return what a row says."""
        raise NotImplementedError

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        """Return a new row that says this."""
        raise NotImplementedError


class ThemesColumn(RowsColumn):
    """Themes; the first is the main one."""

    relation = "theme_links"

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        return lists.themes.get(item)

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        return lists.themes.label(value)

    def tell_item(self, value: Value, lists: Vocabularies) -> Any:
        return lists.themes.told(value)

    def value_of(self, row: Any) -> Value:
        return row.theme_id

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        return PageTheme(theme_id=value)


class CodesColumn(RowsColumn):
    """Codes of one international vocabulary, with a weight in brackets where they have one: 15190 (60)."""

    relation = "code_links"

    def __init__(
        self, name: str, label: str | Promise, hint: str | Promise, example: str, vocabulary: str, weight: str = ""
    ) -> None:
        super().__init__(name, label, hint, example)
        self.vocabulary, self.weight = vocabulary, weight
        self.most = {"percentage": 100, "significance": 4}.get(weight, 0)

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        """Refuse a number that a spreadsheet program may have shortened: it makes 17.1 of the target 17.10."""
        if isinstance(cell, float) and lists.codes(self.vocabulary).find(f"{text_of(cell)}0"):
            message = _("The cell holds a number, which may stand for {one} or {other}. Write it as a text.")
            raise CellError(message.format(one=text_of(cell), other=f"{text_of(cell)}0"))
        return super().read(cell, lists)

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        codes = lists.codes(self.vocabulary)
        code, parts = codes.find(item), IN_BRACKETS.fullmatch(item)
        if code or not (parts and self.weight):
            return [codes.get(item), ""]
        more = parts["more"].rstrip("%").strip()
        if not (more.isascii() and more.isdigit() and int(more) <= self.most):
            message = _("“{text}” is no weight. Write a whole number from 0 to {most}.")
            raise CellError(message.format(text=parts["more"], most=self.most))
        return [codes.get(parts["name"]), str(int(more))]

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        code, weight = value
        notation = code.removeprefix(f"{self.vocabulary}-")
        return f"{notation} ({weight})" if weight else notation

    def tell_item(self, value: Value, lists: Vocabularies) -> Any:
        code, weight = value
        told = lists.codes(self.vocabulary).told(code) | {"code": self.write_item([code, ""], lists)}
        return told | ({self.weight: int(weight) if weight else None} if self.weight else {})

    def is_ours(self, row: Any) -> bool:
        return row.code_id.startswith(f"{self.vocabulary}-")

    def value_of(self, row: Any) -> Value:
        weight = getattr(row, self.weight) if self.weight else None
        return [row.code_id, "" if weight is None else str(weight)]

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        code, weight = value
        return PageStandardCode(code_id=code, **{self.weight: int(weight)} if weight else {})


class TerritoriesColumn(RowsColumn):
    """Territories of one role: a country or a part of it, and in brackets how the project calls it."""

    relation = "territories"

    def __init__(self, label: str | Promise, hint: str | Promise, example: str | Promise, role: str) -> None:
        super().__init__(role, label, hint, example)
        self.role = role

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        if place := self.place(item, lists):
            return [*place, ""]
        parts = IN_BRACKETS.fullmatch(item)
        if parts is None:
            lists.countries.get(item)  # says what is wrong
        elif not parts["name"]:
            return ["", "", parts["more"]]
        elif place := self.place(parts["name"], lists):
            return [*place, "" if self.is_label(parts["more"], place, lists) else parts["more"]]
        else:
            lists.countries.get(parts["name"])
        raise AssertionError("a country that is found was found before")

    @staticmethod
    def place(name: str, lists: Vocabularies) -> list[str]:
        """Return country and territory that are called like this; the territory is "" for a whole country."""
        if country := lists.countries.find(name):
            return [country, ""]
        territory = lists.territories.find(name)
        return [lists.country_of_territory[territory], territory] if territory else []

    @staticmethod
    def is_label(name: str, place: list[str], lists: Vocabularies) -> bool:
        """Say whether a name is only that of the place in the list, in some language."""
        country, territory = place
        codes = (lists.territories if territory else lists.countries).by_name.get(as_key(name), set())
        return (territory or country) in codes

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        country, territory, name = value
        place = lists.territories.label(territory) if territory else lists.countries.label(country) if country else ""
        return f"{place} ({name})".strip() if name else place

    def tell_item(self, value: Value, lists: Vocabularies) -> Any:
        country, territory, name = value
        return {
            "country": lists.countries.told(country) if country else None,
            "territory": lists.territories.told(territory) if territory else None,
            "name": name or None,
        }

    def is_ours(self, row: Any) -> bool:
        return row.role == self.role

    def value_of(self, row: Any) -> Value:
        return [row.country_id or "", row.territory_id or "", row.name]

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        country, territory, name = value
        row = ProjectTerritory(role=self.role, country_id=country or None, territory_id=territory or None, name=name)
        row.locale_id = page.locale_id
        return row


class OrganisationsColumn(RowsColumn):
    """Organisations of one role, from the list or by a name of their own, and in square brackets their type."""

    relation = "organisations"

    def __init__(self, name: str, label: str | Promise, hint: str | Promise, example: str | Promise, role: str) -> None:
        super().__init__(name, label, hint, example)
        self.role = role

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        parts = WITH_KIND.fullmatch(item)
        if parts is None:
            raise CellError(_("“{text}” is no name. Write the type in square brackets after it.").format(text=item))
        name = parts["name"]
        longest = ProjectOrganisation._meta.get_field("name").max_length or 0
        if len(name) > longest:
            raise CellError(_("The text has {n} characters; {most} fit.").format(n=len(name), most=longest))
        code = lists.organisations.find(name)
        kind = lists.organisation_types.get(parts["kind"]) if parts["kind"] else ""
        return [code or "", "" if code else name, kind]

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        code, name, kind = value
        kind = f" [{lists.organisation_types.label(kind)}]" if kind else ""
        return f"{name or lists.organisations.label(code)}{kind}"

    def tell_item(self, value: Value, lists: Vocabularies) -> Any:
        code, name, kind = value
        told = {"code": code or None, "label": name} if name else lists.organisations.told(code)
        return told | {"type": lists.organisation_types.told(kind) if kind else None}

    def is_ours(self, row: Any) -> bool:
        return row.role == self.role

    def value_of(self, row: Any) -> Value:
        return [row.organisation_id or "", row.name, row.organisation_type_id or ""]

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        code, name, kind = value
        row = ProjectOrganisation(
            role=self.role, organisation_id=code or None, name=name, organisation_type_id=kind or None
        )
        row.locale_id = page.locale_id
        return row


class SourcesColumn(RowsColumn):
    """Addresses of the pages that the facts come from."""

    relation = "source_links"

    def read_item(self, item: str, lists: Vocabularies) -> Value:
        try:
            URLValidator(schemes=["http", "https"])(item)
        except ValidationError as error:
            message = _("“{text}” is no address. Write it like https://example.org/page.")
            raise CellError(message.format(text=item)) from error
        return item

    def write_item(self, value: Value, lists: Vocabularies) -> str:
        return value

    def is_ours(self, row: Any) -> bool:
        return row.kind == SourceLink.Kind.WEB_PAGE

    def value_of(self, row: Any) -> Value:
        return row.url

    def row_of(self, value: Value, page: ProjectPage) -> Model:
        return SourceLink(url=value)
