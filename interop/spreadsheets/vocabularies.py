"""Controlled lists: a row is found by its code, or by its label in any language."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.fields import LocalizedText
from core.i18n import sort_key
from core.models import Confidence
from interop.spreadsheets.cells import CellError
from projectdb.models import ProjectPage
from reference.models import (
    Country,
    Framework,
    Organisation,
    OrganisationType,
    ProjectStatus,
    StandardCode,
    Territory,
    Theme,
)

ALIKE = 0.7  # of 1: how alike a name must be to be proposed


class Vocabulary:
    """The rows of one list by what they are called; `label` is what a file shows of a row in the reader's language."""

    def __init__(self, labels: Mapping[str, LocalizedText], other_names: Mapping[str, Iterable[str]]) -> None:
        self.labels = labels
        self.by_name: dict[str, set[str]] = {}
        for code, texts in labels.items():
            for text in (*texts.values(), *other_names.get(code, ())):
                self.by_name.setdefault(as_key(text), set()).add(code)
        self.by_code = {as_key(code): code for code in labels}

    def find(self, text: str) -> str | None:
        """Return the code of the row that is called like this, None for none. Raises `CellError` for several."""
        key = as_key(text)
        if key in self.by_code:
            return self.by_code[key]
        codes = self.by_name.get(key, set())
        if len(codes) > 1:
            message = _("“{text}” may be {codes}. Write the code.")
            raise CellError(message.format(text=text, codes=", ".join(sorted(codes))))
        return next(iter(codes), None)

    def get(self, text: str) -> str:
        """Return the code of the row that is called like this. Raises `CellError`."""
        code = self.find(text)
        if code is None:
            near = get_close_matches(as_key(text), [*self.by_code, *self.by_name], n=1, cutoff=ALIKE)
            if near:
                code = self.by_code.get(near[0]) or min(self.by_name[near[0]])
                message = _("“{text}” is not in the list. Is it “{hint}”?")
                raise CellError(message.format(text=text, hint=self.labels[code]))
            raise CellError(_("“{text}” is not in the list. Write a code or a label of the list.").format(text=text))
        return code

    def told(self, code: str) -> dict[str, str]:
        """Return a row as open data have it: its code, with its label in the reader's language."""
        return {"code": code, "label": str(self.labels.get(code, code))}

    def label(self, code: str) -> str:
        """Return the label of a row if it is found by it, else its code."""
        label = str(self.labels.get(code, code))
        is_clear = self.by_name.get(as_key(label)) == {code} and as_key(label) not in self.by_code
        return label if is_clear and not set(label) & set("();[]") else code


def as_key(text: str) -> str:
    """Return what is compared of a name: no case, no accents, single spaces, one kind of apostrophe."""
    return " ".join(sort_key(text.replace("’", "'")).split())


def vocabulary(model: type[models.Model], *names: str, **filters: Any) -> Vocabulary:
    """Return the rows of an authority list; `names` are fields with further names, in any language or none."""
    rows: Iterable[Any] = model._default_manager.filter(**filters)
    rows = list(rows)
    others = {row.pk: [text for name in names for text in texts_of(getattr(row, name))] for row in rows}
    return Vocabulary({row.pk: row.label for row in rows}, others)


def texts_of(value: str | Mapping[str, str]) -> list[str]:
    """Return further names of a row: one, or several in each language, with commas between them."""
    texts = value.values() if isinstance(value, Mapping) else [value]
    return [name.strip() for text in texts for name in text.split(",") if name.strip()]


def choices(values: type[models.TextChoices]) -> Vocabulary:
    """Return the choices of a field as a list."""
    return Vocabulary({value: in_every_language(label) for value, label in values.choices}, {})


def in_every_language(label: str | Promise) -> LocalizedText:
    """Return a text of the interface in the languages of the portal."""
    texts = LocalizedText()
    for language, _name in settings.LANGUAGES:
        with override(language):
            texts[language] = str(label)
    return texts


class Vocabularies:
    """All lists that a spreadsheet of projects refers to; each is loaded once, by one query, when it is needed."""

    def __init__(self) -> None:
        self._codes: dict[str, Vocabulary] = {}

    @cached_property
    def countries(self) -> Vocabulary:
        return vocabulary(Country, "alpha3", "other_names")

    @cached_property
    def territories(self) -> Vocabulary:
        return vocabulary(Territory)

    @cached_property
    def country_of_territory(self) -> dict[str, str]:
        """Country by territory (ISO 3166-1 alpha-2, ISO 3166-2)."""
        return dict(Territory.objects.values_list("pk", "country"))

    @cached_property
    def themes(self) -> Vocabulary:
        return vocabulary(Theme)

    @cached_property
    def frameworks(self) -> Vocabulary:
        return vocabulary(Framework)

    @cached_property
    def statuses(self) -> Vocabulary:
        return vocabulary(ProjectStatus, "iati")

    @cached_property
    def organisations(self) -> Vocabulary:
        return vocabulary(Organisation, "acronym")

    @cached_property
    def organisation_types(self) -> Vocabulary:
        return vocabulary(OrganisationType)

    @cached_property
    def scopes(self) -> Vocabulary:
        return choices(ProjectPage.Scope)

    @cached_property
    def confidences(self) -> Vocabulary:
        return choices(Confidence)

    @cached_property
    def languages(self) -> Vocabulary:
        return Vocabulary({code: LocalizedText({code: name}) for code, name in settings.LANGUAGES}, {})

    def codes(self, name: str) -> Vocabulary:
        """Return the codes of one international vocabulary, which are also found by their notation."""
        if name not in self._codes:
            self._codes[name] = vocabulary(StandardCode, "notation", vocabulary=name)
        return self._codes[name]
