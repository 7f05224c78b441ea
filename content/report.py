"""Comparing what the pack describes with what the portal shows."""

from collections import Counter
from dataclasses import dataclass

from wagtail.models import Page

from content.loader.identity import translation_key
from content.loader.pack import LANGUAGES, Pack
from content.loader.pages import plan


@dataclass(frozen=True)
class Line:
    """Pages of one section in one language: how many the pack has, how many are live, which are not."""

    section: str
    language: str
    expected: int
    live: int
    missing: tuple[str, ...]


def compare(pack: Pack) -> list[Line]:
    """Return a line for each section and language of the pack."""
    live = set(Page.objects.live().values_list("translation_key", "locale__language_code"))
    expected: Counter[tuple[str, str]] = Counter()
    missing: dict[tuple[str, str], list[str]] = {}
    for item in plan(pack):
        for language in item.languages:
            line = item.key.split("/")[0], language
            expected[line] += 1
            if (translation_key(item.key), language) not in live:
                missing.setdefault(line, []).append(item.key)
    sections = dict.fromkeys(section for section, _language in expected)
    lines = [(section, language) for section in sections for language in LANGUAGES]
    return [
        Line(*line, expected[line], expected[line] - len(missing.get(line, [])), tuple(missing.get(line, [])))
        for line in lines
    ]
