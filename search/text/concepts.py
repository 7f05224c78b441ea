"""Concepts as the search uses them: forms that mean the same, in all languages.

They are the terms of the glossary, and organisations with an acronym. Preferred forms and variants of a term stand for
one another. A loose form means the term only in context and a discouraged form is no longer written: whoever types one
of them finds the term as well, but not the reverse. What is near a term follows at the very end of few results.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from core.i18n import SOURCE_LANGUAGE
from reference.models import Organisation, Term, TermForm

LONGEST_FORM = 8  # words of a form of a term
NEAR = ("narrower", "related", "broader")  # how other terms are near one
Form = tuple[str, ...]  # stems, "" in the place of a stop word


@dataclass(frozen=True)
class Concept:
    """The forms of one term: (language, text); `near` are broader, narrower and related terms by their codes."""

    code: str
    equal: tuple[tuple[str, str], ...]
    one_way: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()

    def preferred(self, language: str) -> str:
        """Return the form that editors prefer in a language."""
        return next((text for code, text in self.equal if code == language), self.equal[0][1])


def load_concepts() -> list[Concept]:
    """Return the concepts of all terms, then of all organisations with an acronym, in six queries."""
    terms = Term.objects.prefetch_related("forms", "broader", "narrower", "related").order_by("code")
    organisations = Organisation.objects.filter(is_demo=False).exclude(acronym={}).order_by("code")
    return [
        *(concept_of(term) for term in terms if term.label),
        *(Concept(f"organisation-{row.code}", names_of_organisation(row)) for row in organisations if row.label),
    ]


def names_of_organisation(row: Organisation) -> tuple[tuple[str, str], ...]:
    """Return the names and acronyms of an organisation, its preferred names first."""
    return tuple(dict.fromkeys([*row.label.items(), *((code, text) for code, text in row.acronym.items() if text)]))


def concept_of(term: Term) -> Concept:
    """Return the concept of a term, its preferred forms first."""
    labels = sorted(term.label.items(), key=lambda item: item[0] != SOURCE_LANGUAGE)
    equal: list[tuple[str, str]] = list(labels)
    one_way: list[tuple[str, str]] = []
    for form in term.forms.all():
        (equal if form.kind == TermForm.Kind.VARIANT else one_way).append((form.language, form.text))
    near = dict.fromkeys(other.code for group in NEAR for other in getattr(term, group).all())
    return Concept(term.code, tuple(dict.fromkeys(equal)), tuple(one_way), tuple(near))


def longest_form(stems: Sequence[str], forms: Container[Form]) -> Form:
    """Return the longest form of a term at the beginning of stems; () if none begins there."""
    for length in range(min(LONGEST_FORM, len(stems)), 0, -1):
        if (form := tuple(stems[:length])) in forms:
            return form
    return ()


def texts(forms: Iterable[tuple[str, str]]) -> list[str]:
    """Return the texts of forms, each once."""
    return list(dict.fromkeys(text for _language, text in forms))


def trimmed(stems: Sequence[str]) -> Form:
    """Return stems without stop words at both ends."""
    while stems and not stems[0]:
        stems = stems[1:]
    while stems and not stems[-1]:
        stems = stems[:-1]
    return tuple(stems)
