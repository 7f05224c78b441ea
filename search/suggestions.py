"""What somebody may be about to search for: terms, countries and themes by name, then titles of pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.memory import remembered
from reference.models import AuthorityRow, Country, Theme
from search import engine
from search.filters import label_in, labels_of
from search.text.concepts import load_concepts
from search.text.languages import fold

MOST_NAMES = 4
MOST_TITLES = 6
SHORTEST = 2  # letters

Name = tuple[str, str, str]  # folded name, kind or "", code or text
LISTS: dict[str, type[AuthorityRow]] = {"country": Country, "theme": Theme}


@remembered()
def names(language: str) -> list[Name]:
    """Return the names of terms, countries and themes of a language, folded to compare."""
    found = [(fold(text), "", text) for concept in load_concepts() for code, text in concept.equal if code == language]
    for kind, rows in LISTS.items():
        found += [(fold(text.get(language, "")), kind, code) for code, text in labels_of(rows).items()]
    return sorted(name for name in found if name[0])


def matching(words: str, language: str) -> Iterator[Name]:
    """Yield names that begin with words, then names with a word that does."""
    beginning = fold(words)
    own, inner = [], []
    for name in names(language):
        if name[0].startswith(beginning):
            own.append(name)
        elif f" {beginning}" in name[0] or f"’{beginning}" in name[0]:
            inner.append(name)
    yield from own
    yield from inner


def groups_for(words: str, language: str, audience: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return groups of suggestions, each with its label and items of text, address and kind."""
    if len(words) < SHORTEST:
        return []
    kinds = {"": _("Term"), "country": _("Country"), "theme": _("Theme")}
    url = reverse("search")
    found: dict[str, dict[str, str]] = {}
    for _folded, kind, code in matching(words, language):
        text = label_in(LISTS[kind], code) if kind else code
        if len(found) < MOST_NAMES:
            found.setdefault(fold(text), {"text": text, "url": f"{url}?{urlencode({'q': text})}", "kind": kinds[kind]})
    titles = [
        {"text": page.text, "url": page.url, "kind": page.kind}
        for page in engine.suggest(words, language, audience, MOST_TITLES)
    ]
    groups = [{"label": _("Search for"), "items": list(found.values())}, {"label": _("Pages"), "items": titles}]
    return [group for group in groups if group["items"]]
