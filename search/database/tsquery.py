"""Queries of PostgreSQL's full text search, made of stems, the glossary and beginnings of words.

A query becomes units: a word, or several that are a form of one term. Each unit is a tsquery that holds every form
of its term; a result has all units, or most of them in a longer text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.memory import remembered
from search.query import Query
from search.text.concepts import Form, load_concepts, longest_form, texts, trimmed
from search.text.languages import SHORTEST_BEGINNING, fold, lexemes
from search.text.places import country_codes, named

MOST_UNITS = 12


@dataclass(frozen=True)
class Unit:
    """Part of a query: a tsquery, codes of countries that are as good, the forms of the tsquery as stems."""

    tsquery: str
    codes: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()


def units_of(query: Query, language: str) -> list[Unit]:
    """Return the units of a query in a language."""
    stems, forms = lexemes(query.words, language), equal_forms(language)
    units = [unit_of_code(code, language) for code in country_codes(query.words)]
    coded = {unit.forms[0][0] for unit in units}
    place = 0
    while place < len(stems) and len(units) < MOST_UNITS:
        form = longest_form(stems[place:], forms)
        taken = form or (stems[place],)
        if stems[place] and stems[place] not in coded:
            alternatives = tuple(dict.fromkeys([taken, *forms.get(form, ())] if form else [taken]))
            units.append(Unit(" | ".join(map(phrase, alternatives)), forms=alternatives))
        place += len(taken)
    return units


def unit_of_code(code: str, language: str) -> Unit:
    """Return the unit of the code of a country: itself, and the name of the country."""
    forms = dict.fromkeys([(fold(code),), trimmed(lexemes(named(code, language), language))])
    return Unit(" | ".join(map(phrase, filter(None, forms))), (code,), tuple(filter(None, forms)))


def parts_of(units: Iterable[Unit]) -> list[Unit]:
    """Return the words of units one by one, and what begins like a longer one."""
    stems = dict.fromkeys(stem for unit in units for stem in unit.forms[0] if stem)
    return [Unit(f"'{stem}'{':*' if len(stem) >= SHORTEST_BEGINNING else ''}", forms=((stem,),)) for stem in stems]


@remembered()
def equal_forms(language: str) -> dict[Form, list[Form]]:
    """Return what each form of a term may be replaced by, as stems of a language."""
    found: dict[Form, list[Form]] = {}
    for concept in load_concepts():
        equal = list(filter(None, (trimmed(lexemes(text, language)) for text in texts(concept.equal))))
        for form in equal:
            found.setdefault(form, []).extend(other for other in equal if other != form)
        preferred = trimmed(lexemes(concept.preferred(language), language))
        for text in texts(concept.one_way):
            if preferred and (form := trimmed(lexemes(text, language))):
                found.setdefault(form, []).append(preferred)
    return found


def phrase(stems: Iterable[str]) -> str:
    """Return a tsquery for stems in this order; a stop word between them counts as a place."""
    parts: list[str] = []
    gap = 0
    for stem in stems:
        gap += 1
        if stem:
            parts.append(f"<{gap}> '{stem}'" if parts else f"'{stem}'")
            gap = 0
    return f"({' '.join(parts)})"


def phrases_of(texts_: Iterable[str], language: str) -> Iterator[str]:
    """Yield a tsquery for each text that has a word of meaning."""
    for text in texts_:
        if stems := trimmed(lexemes(text, language)):
            yield phrase(stems)


def widened(unit: Unit, near: Iterable[str]) -> Unit:
    """Return a unit that also takes words that begin like it, and near spellings."""
    beginnings = unit.tsquery.replace("')", "':*)")
    others = tuple((stem,) for stem in near)
    return Unit(" | ".join([beginnings, *map(phrase, others)]), unit.codes, (*unit.forms, *others))
