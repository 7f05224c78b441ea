"""The words of a document as PostgreSQL keeps them: stems made in Python, with places and weights."""

from collections.abc import Iterable, Mapping
from typing import Any

from search.text.languages import STEMMERS, lexemes

WEIGHTS = {
    "title": "A",
    "labels": "B", "summary": "B", "places": "B", "people": "B",
    **{f"alt_{language}": "C" for language in STEMMERS},
    "body": "D", "attachment": "D",
}  # fmt: skip
LAST_PLACE = 16_383  # the greatest place that a tsvector knows
MOST_PLACES = 255  # of one word
MOST_WORDS = 20_000  # different words of one document: a tsvector has one megabyte at most
GAP = 10  # places between two texts, so that no phrase spans both


def vector_of(document: Mapping[str, Any]) -> str:
    """Return the text of a tsvector: `'stem':1A,7D`; texts in other languages are stemmed as those."""
    places: dict[str, list[str]] = {}
    place = 0
    for name, weight in WEIGHTS.items():
        text = document.get(name)
        if not text:
            continue
        language = name.removeprefix("alt_") if name.startswith("alt_") else document["language"]
        for word in lexemes(text, language):
            place += 1
            if word and (word in places or len(places) < MOST_WORDS):
                found = places.setdefault(word, [])
                if len(found) < MOST_PLACES:
                    found.append(f"{min(place, LAST_PLACE)}{weight}")
        place += GAP
    return " ".join(f"'{word}':{','.join(unique(found))}" for word, found in places.items())


def unique(places: Iterable[str]) -> Iterable[str]:
    """Return places without those that came together at the last one."""
    return dict.fromkeys(places)
