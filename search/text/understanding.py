"""What a search was understood as: the other words for what somebody typed."""

import re

from django.utils.translation import override

from core.memory import remembered
from reference.models import Theme
from search.query import Query
from search.sources import SOURCES
from search.text.concepts import Concept, Form, load_concepts, longest_form, texts, trimmed
from search.text.languages import stems_of
from search.text.names import name_of

CONJUNCTION = r" (?:et|and|y|e) "
MOST = 4  # forms that are shown
SHARED = 4  # letters that near words share at the beginning


@remembered()
def concepts_by_form(language: str) -> dict[Form, Concept]:
    """Return the concepts by each of their forms, as stems of a language."""
    found: dict[Form, Concept] = {}
    for concept in load_concepts():
        for text in texts([*concept.equal, *concept.one_way]):
            if any(stems := stems_of(text, language)):
                found.setdefault(stems, concept)
    return found


def concepts_in(query: Query, language: str) -> list[tuple[Form, Concept]]:
    """Return the concepts that a query names, with the form that it uses, longest forms first in each place."""
    stems, known, place, found = stems_of(query.words, language), concepts_by_form(language), 0, []
    while place < len(stems):
        if form := longest_form(stems[place:], known):
            found.append((form, known[form]))
        place += len(form) or 1
    return found


def names_meant(query: Query, language: str) -> list[str]:
    """Return the names that a query may mean: itself, and those of a term that is half of it, as `name_of` writes."""
    words = sum(map(bool, stems_of(query.words, language)))
    half = [concept for form, concept in concepts_in(query, language) if sum(map(bool, form)) * 2 >= words]
    meant = [text for concept in half for text in texts(concept.equal)]
    return list(dict.fromkeys(map(name_of, [query.words, *meant])))


@remembered()
def themes_by_form(language: str) -> dict[Form, str]:
    """Return the codes of themes by each part of their labels, "agriculture" and "rural development" for one."""
    found: dict[Form, str] = {}
    for theme in Theme.objects.all():
        for part in re.split(CONJUNCTION, theme.label.get(language, "")):
            if form := trimmed(stems_of(part, language)):
                found.setdefault(form, theme.pk)
    return found


def themes_in(query: Query, language: str) -> list[str]:
    """Return the codes of the themes that a query names, in their own words or in those of a term."""
    themes, stems = themes_by_form(language), stems_of(query.words, language)
    forms = [longest_form(stems[place:], themes) for place in range(len(stems))]
    for _form, concept in concepts_in(query, language):
        forms += [trimmed(stems_of(text, language)) for text in texts([*concept.equal, *concept.one_way])]
    return list(dict.fromkeys(themes[form] for form in forms if form in themes))


def sources_in(query: Query, language: str) -> list[str]:
    """Return the tabs of the search page that a query names, such as "projects in Tunisia"."""
    stems = set(stems_of(query.words, language))
    with override(language):
        return [name for name, label in SOURCES.items() if stems.issuperset(stems_of(str(label), language))]


def near_forms(query: Query, language: str) -> list[str]:
    """Return the preferred forms of the terms that are near those which a query names."""
    by_code = {concept.code: concept for concept in concepts_by_form(language).values()}
    codes = dict.fromkeys(code for _form, concept in concepts_in(query, language) for code in concept.near)
    return [by_code[code].preferred(language) for code in codes if code in by_code]


def related_forms(query: Query, language: str) -> list[tuple[str, str]]:
    """Return other forms of what a query names, which were searched for too: language (BCP 47) and text.

    The forms that editors prefer come first, one a language, then further ones in the reader's language.
    """
    found: list[tuple[str, str]] = []
    for form, concept in concepts_in(query, language):
        preferred = dict(reversed(concept.equal))
        for code, text in [*sorted(preferred.items(), key=lambda item: item[0] != language), *concept.equal]:
            is_new = stems_of(text, language) != form and text.casefold() not in query.text
            if is_new and (code, text) not in found and (code == language or preferred[code] == text):
                found.append((code, text))
    return found[:MOST]


def terms_near(query: Query, language: str) -> list[str]:
    """Return preferred terms that share a word, or the beginning of one, with a query."""
    beginnings = tuple(stem[:SHARED] for stem in stems_of(query.words, language) if len(stem) >= SHARED)
    if not beginnings:
        return []
    forms = concepts_by_form(language).items()
    near = [concept.preferred(language) for form, concept in forms if any(one.startswith(beginnings) for one in form)]
    return list(dict.fromkeys(near))[:MOST]
