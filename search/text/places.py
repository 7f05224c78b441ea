"""Countries by their codes, as readers type them."""

import re

from core.memory import remembered
from reference.models import Country

CODE = re.compile(r"\b[A-Z]{2,3}\b")


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
