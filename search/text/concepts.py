"""Concepts of the glossary as the search uses them: forms that mean the same, in all languages.

Preferred forms and variants of a term stand for one another. A loose form means the term only in context and a
discouraged form is no longer written: whoever types one of them finds the term as well, but not the reverse.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from core.i18n import SOURCE_LANGUAGE
from reference.models import Term, TermForm

LONGEST_FORM = 6  # words of a form of a term
Form = tuple[str, ...]  # stems, "" in the place of a stop word


@dataclass(frozen=True)
class Concept:
    """The forms of one term: (language, text)."""

    code: str
    equal: tuple[tuple[str, str], ...]
    one_way: tuple[tuple[str, str], ...]

    def preferred(self, language: str) -> str:
        """Return the form that editors prefer in a language."""
        return next((text for code, text in self.equal if code == language), self.equal[0][1])


def load_concepts() -> list[Concept]:
    """Return the concepts of all terms, in two queries."""
    terms = Term.objects.prefetch_related("forms").order_by("code")
    return [concept_of(term) for term in terms if term.label]


def concept_of(term: Term) -> Concept:
    """Return the concept of a term, its preferred forms first."""
    labels = sorted(term.label.items(), key=lambda item: item[0] != SOURCE_LANGUAGE)
    equal: list[tuple[str, str]] = list(labels)
    one_way: list[tuple[str, str]] = []
    for form in term.forms.all():
        (equal if form.kind == TermForm.Kind.VARIANT else one_way).append((form.language, form.text))
    return Concept(term.code, tuple(dict.fromkeys(equal)), tuple(one_way))


def longest_form(stems: Sequence[str], forms: Container[Form]) -> Form:
    """Return the longest form of a term at the beginning of stems; () if none begins there."""
    for length in range(min(LONGEST_FORM, len(stems)), 0, -1):
        if (form := tuple(stems[:length])) in forms:
            return form
    return ()


def texts(forms: Iterable[tuple[str, str]]) -> list[str]:
    """Return the texts of forms, each once."""
    return list(dict.fromkeys(text for _language, text in forms))
