"""Columns of one value: how a cell is read, put on a project, and written again."""

import html
import json
import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from core.i18n import SOURCE_LANGUAGE
from interop.spreadsheets.cells import CellError, amount_of, date_of, text_of
from interop.spreadsheets.long_texts import plain_text
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectPage

Value = Any  # what JSON can hold; what is empty is false


class Column:
    """One fact of a project and the cell that tells it.

    `name` is what it is called in every language; `label` its heading for a reader, `hint` what to write in it.
    What `read` makes of a cell and what `get` finds on a page can be compared; the values are plain, as JSON has them.
    """

    def __init__(self, name: str, label: str | Promise, hint: str | Promise, example: str | Promise = "") -> None:
        self.name, self.label, self.hint, self.example = name, label, hint, example

    @property
    def field(self) -> Any:
        """The field of the project that the column is about."""
        return ProjectPage._meta.get_field(self.name)

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        """Return what a cell says, something false for an empty one. Raises `CellError`."""
        return text_of(cell)

    def get(self, page: ProjectPage) -> Value:
        """Return what a page says."""
        raise NotImplementedError

    def is_said(self, page: ProjectPage, value: Value) -> bool:
        """Say whether a page says it already."""
        return self.get(page) == value

    def put(self, page: ProjectPage, value: Value) -> None:
        """Let a page say it; nothing is saved."""
        raise NotImplementedError

    def write(self, value: Value, lists: Vocabularies) -> Any:
        """Return the content of a cell; `read` makes the same value of it."""
        return str(value or "")

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        """Return the value as open data have it: codes with labels, `None` where nothing is said."""
        return value or None


class TextColumn(Column):
    """A field of text, or of a code that no list of the portal holds."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        text = text_of(cell)
        field = self.field
        if field.max_length and len(text) > field.max_length:
            message = _("The text has {n} characters; {most} fit.")
            raise CellError(message.format(n=len(text), most=field.max_length))
        try:
            return field.clean(text, None) if text else ""
        except ValidationError as error:
            raise CellError(" ".join(error.messages)) from error

    def get(self, page: ProjectPage) -> Value:
        return getattr(page, self.name)

    def put(self, page: ProjectPage, value: Value) -> None:
        setattr(page, self.name, value)


class CodeColumn(TextColumn):
    """A code in capitals, such as that of a currency."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        return super().read(text_of(cell).upper(), lists)


class ChoiceColumn(Column):
    """A field that names one row of a list; `vocabulary` is the name of the list among `Vocabularies`."""

    def __init__(
        self, name: str, label: str | Promise, hint: str | Promise, example: str | Promise, vocabulary: str
    ) -> None:
        super().__init__(name, label, hint, example)
        self.vocabulary = vocabulary

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        text = text_of(cell)
        return getattr(lists, self.vocabulary).get(text) if text else ""

    def get(self, page: ProjectPage) -> Value:
        return getattr(page, self.attribute) or ""

    def put(self, page: ProjectPage, value: Value) -> None:
        setattr(page, self.attribute, value)

    def write(self, value: Value, lists: Vocabularies) -> str:
        return getattr(lists, self.vocabulary).label(value) if value else ""

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return getattr(lists, self.vocabulary).told(value) if value else None

    @property
    def attribute(self) -> str:
        """Name of the attribute that holds the code."""
        return self.field.attname


class DateColumn(Column):
    """Start or end, known to the day, the month or the year; `name` is that of the field with the date."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        return list(date_of(cell) or ())

    def get(self, page: ProjectPage) -> Value:
        first = getattr(page, self.name)
        return [str(first), str(getattr(page, self.precision))] if first else []

    def put(self, page: ProjectPage, value: Value) -> None:
        first, precision = value
        setattr(page, self.name, self.field.to_python(first))
        setattr(page, self.precision, precision)

    def write(self, value: Value, lists: Vocabularies) -> str:
        if not value:
            return ""
        first, precision = value
        return first[: {"year": len("2014"), "month": len("2014-05")}.get(precision)]

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return self.write(value, lists) or None

    @property
    def precision(self) -> str:
        """Name of the field that says how much is known."""
        return self.name.replace("_on", "_precision")


class DayColumn(Column):
    """A day that is known as such."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        found = date_of(cell)
        if found and found[1] != "day":
            raise CellError(_("The day is missing. Write it like 2014-05-31."))
        return found[0] if found else ""

    def get(self, page: ProjectPage) -> Value:
        return str(getattr(page, self.name) or "")

    def put(self, page: ProjectPage, value: Value) -> None:
        setattr(page, self.name, self.field.to_python(value))


class AmountColumn(Column):
    """An amount of money, with two decimals."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        return amount_of(cell)

    def get(self, page: ProjectPage) -> Value:
        amount = getattr(page, self.name)
        return "" if amount is None else f"{amount:.2f}"

    def put(self, page: ProjectPage, value: Value) -> None:
        setattr(page, self.name, self.field.to_python(value))

    def write(self, value: Value, lists: Vocabularies) -> Any:
        return Decimal(value) if value else ""

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return float(value) if value else None  # exact: fourteen digits at most


class DescriptionColumn(Column):
    """The long text, as paragraphs. A text with headings or pictures is no text of a cell: it is not written.

    The value is a list: empty, one text, or an empty text and what the editor made.
    """

    PARAGRAPHS = re.compile(r"(?:<p(?: data-block-key=\"[^\"]*\")?>(?:[^<]|<br/>)*</p>)+")

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        text = re.sub(r"\n{3,}", "\n\n", text_of(cell))
        return [text] if text else []

    def get(self, page: ProjectPage) -> Value:
        blocks = list(page.body)
        if not blocks:
            return []
        is_text = len(blocks) == 1 and isinstance(blocks[0].value, RichText)
        source = blocks[0].value.source if is_text else ""
        if not self.PARAGRAPHS.fullmatch(source):
            return ["", json.dumps(page.body.get_prep_value(), sort_keys=True, default=str)]
        paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", source)
        texts = (re.sub(r"<br/>", "\n", paragraph) for paragraph in paragraphs)
        return ["\n\n".join(map(html.unescape, texts))]

    def is_said(self, page: ProjectPage, value: Value) -> bool:
        """Say whether a page says it already, or has built the same text with headings or pictures."""
        return super().is_said(page, value) or value == [plain_text(page)]

    def put(self, page: ProjectPage, value: Value) -> None:
        paragraphs = (escape(text).replace("\n", "<br/>") for text in value[0].split("\n\n"))
        source = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        setattr(page, self.name, [("rich_text", RichText(source))])

    def write(self, value: Value, lists: Vocabularies) -> str:
        return value[0] if value else ""

    def tell(self, value: Value, lists: Vocabularies) -> Any:
        return self.write(value, lists) or None


class LanguageColumn(Column):
    """The language of the row: projects are written in French, the other languages are translated from it."""

    def read(self, cell: Any, lists: Vocabularies) -> Value:
        text = text_of(cell)
        if text and lists.languages.get(text) != SOURCE_LANGUAGE:
            raise CellError(_("Only rows in French are taken. The other languages are translated in the portal."))
        return ""

    def get(self, page: ProjectPage) -> Value:
        return page.locale.language_code

    def put(self, page: ProjectPage, value: Value) -> None:
        """Do nothing: the place in the tree says it."""

    def write(self, value: Value, lists: Vocabularies) -> str:
        return value
