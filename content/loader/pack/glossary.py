"""The terms of the field: what they are called, and what they should not be called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from content.loader.pack.fields import ByLanguage, Entry, Key, Most, Prose, Refers, Theme

Form = Annotated[str, Most(120)]
Term = Annotated[str, Refers("glossary")]


@dataclass(frozen=True, kw_only=True)
class TermForms(Entry):
    """A term in one language; `loose` forms mean it in context only, `discouraged` ones are to be avoided."""

    term: Form
    variants: tuple[Form, ...]
    loose: tuple[Form, ...]
    discouraged: tuple[Form, ...]
    definition: Annotated[str, Prose(words=(30, 60))]

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Every form that belongs to this term."""
        return (self.term, *self.variants, *self.loose, *self.discouraged)


@dataclass(frozen=True, kw_only=True)
class TermMatch(Entry):
    """A relation to a scheme of the field: objective, target or purpose code `id`."""

    scheme: Literal["un-gcm", "un-sdg", "oecd-crs"]
    id: str
    relation: Literal["close", "related"]


@dataclass(frozen=True, kw_only=True)
class TermEntry(Entry):
    """One concept; `broader` never leads back to it."""

    key: Key
    themes: tuple[Theme, ...]
    broader: tuple[Term, ...]
    related: tuple[Term, ...]
    matches: tuple[TermMatch, ...] = ()
    forms: Annotated[Mapping[str, TermForms], ByLanguage()]
