"""Countries as readers type them: by code, by name, by the people who come from there, by region."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from core.memory import remembered
from reference.models import Country
from search.query import Query
from search.text.concepts import Form, longest_form, trimmed
from search.text.languages import stems_of

CODE = re.compile(r"\b[A-Z]{2,3}\b")
GROUPS = Path(__file__).with_name("regions.yaml")


def country_codes(words: str) -> list[str]:
    """Return the codes of countries (ISO 3166-1) typed in capitals: "MA", never "ma"."""
    return CODE.findall(words) if words != words.upper() or len(words) <= 3 else []


@remembered()
def labels() -> dict[str, dict[str, str]]:
    """Return the names of each country by language, under both its codes."""
    countries = Country.objects.only("code", "alpha3", "label")
    return {code: country.label for country in countries for code in (country.pk, country.alpha3)}


def named(words: str, language: str) -> str:
    """Return words with the names of countries in the place of their codes."""
    if not country_codes(words):
        return words
    return CODE.sub(lambda match: labels().get(match[0], {}).get(language, match[0]), words)


@cache
def groups() -> list[tuple[list[str], frozenset[str]]]:
    """Return what groups of countries are called beside the names of regions, with the codes of the countries."""
    found = yaml.safe_load(GROUPS.read_text(encoding="utf-8"))
    return [
        ([name for own in group["names"].values() for name in own], frozenset(group["countries"])) for group in found
    ]


def names_of_groups(country: Country) -> Iterator[str]:
    """Yield the names of the groups that a country belongs to."""
    for names, codes in groups():
        if country.pk in codes:
            yield from names


@remembered()
def places_by_form(language: str) -> dict[Form, frozenset[str]]:
    """Return the codes of countries by the stems of what they, their people and their regions are called."""
    found: dict[Form, frozenset[str]] = {}
    for name, codes in [*names_of_countries(), *((name, codes) for names, codes in groups() for name in names)]:
        if form := trimmed(stems_of(name, language)):
            found[form] = found.get(form, frozenset()) | codes
    return found


def names_of_countries() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each name of a country and of its regions, in any language, with the code of the country."""
    for country in Country.objects.select_related("region", "subregion", "intermediate_region"):
        own = frozenset([country.pk])
        others = [name.strip() for names in country.other_names.values() for name in names.split(",")]
        others = [name for name in others if name != name.upper()]  # "EAU" is a word in French, and typed as a code
        regions = (country.region, country.subregion, country.intermediate_region)
        for name in [*country.label.values(), *others, *(n for row in regions if row for n in row.label.values())]:
            yield name, own


def countries_in(query: Query, language: str) -> list[str]:
    """Return the codes of the countries that a query names; the longest name counts in each place."""
    stems, known, place = stems_of(query.words, language), places_by_form(language), 0
    codes: set[str] = set()
    while place < len(stems):
        form = longest_form(stems[place:], known)
        codes |= known.get(form, frozenset())
        place += len(form) or 1
    return sorted(codes)
