"""What a search was understood as: the other words for what somebody typed."""

from core.memory import remembered
from search.query import Query
from search.text.concepts import Concept, Form, load_concepts, longest_form, texts
from search.text.languages import lexemes

MOST = 4  # forms that are shown
SHARED = 4  # letters that near words share at the beginning


@remembered()
def concepts_by_form(language: str) -> dict[Form, Concept]:
    """Return the concepts by each of their forms, as stems of a language."""
    found: dict[Form, Concept] = {}
    for concept in load_concepts():
        for text in texts([*concept.equal, *concept.one_way]):
            if any(stems := lexemes(text, language)):
                found.setdefault(tuple(stems), concept)
    return found


def concepts_in(query: Query, language: str) -> list[tuple[Form, Concept]]:
    """Return the concepts that a query names, with the form that it uses, longest forms first in each place."""
    stems, known, place, found = lexemes(query.words, language), concepts_by_form(language), 0, []
    while place < len(stems):
        if form := longest_form(stems[place:], known):
            found.append((form, known[form]))
        place += len(form) or 1
    return found


def related_forms(query: Query, language: str) -> list[tuple[str, str]]:
    """Return other forms of what a query names, which were searched for too: language (BCP 47) and text.

    The forms that editors prefer come first, one a language, then further ones in the reader's language.
    """
    found: list[tuple[str, str]] = []
    for form, concept in concepts_in(query, language):
        preferred = dict(reversed(concept.equal))
        for code, text in [*sorted(preferred.items(), key=lambda item: item[0] != language), *concept.equal]:
            is_new = tuple(lexemes(text, language)) != form and text.casefold() not in query.text
            if is_new and (code, text) not in found and (code == language or preferred[code] == text):
                found.append((code, text))
    return found[:MOST]


def terms_near(query: Query, language: str) -> list[str]:
    """Return preferred terms that share a word, or the beginning of one, with a query."""
    beginnings = tuple(stem[:SHARED] for stem in lexemes(query.words, language) if len(stem) >= SHARED)
    if not beginnings:
        return []
    forms = concepts_by_form(language).items()
    near = [concept.preferred(language) for form, concept in forms if any(one.startswith(beginnings) for one in form)]
    return list(dict.fromkeys(near))[:MOST]
