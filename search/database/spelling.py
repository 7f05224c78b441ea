"""Near spellings, from the words that public pages use in what a reader sees first."""

from collections import Counter
from collections.abc import Iterator

from core.memory import MINUTE, remembered
from search.audiences import PUBLIC
from search.models import Entry
from search.text.languages import fold, words_of

SHORTEST = 4  # letters of a word that is looked up
LONG_WORD = 8  # letters from which two may be wrong
MOST_ENTRIES = 5_000  # whose words are known, latest first


@remembered(10 * MINUTE)
def vocabulary(language: str) -> dict[str, dict[str, tuple[str, int]]]:
    """Return the words of a language by their first letter: folded, with their usual spelling and frequency."""
    counts: Counter[str] = Counter()
    public = Entry.objects.findable([PUBLIC]).filter(language=language).order_by("-version")[:MOST_ENTRIES]
    for texts in public.values_list("document__title", "document__summary", "document__labels", "document__people"):
        for text in filter(None, texts):
            counts.update(word for word in words_of(text, language) if len(word) >= SHORTEST)
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for word, count in counts.most_common():
        folded = fold(word)
        found.setdefault(folded[:1], {}).setdefault(folded, (word, count))
    return found


def near(word: str, language: str) -> str:
    """Return the most frequent known word near an unknown one; "" if there is none or the word is known."""
    folded = fold(word)
    known = vocabulary(language).get(folded[:1], {})
    if len(folded) < SHORTEST or folded in known:
        return ""
    most = 1 if len(folded) < LONG_WORD else 2
    found = list(_candidates(folded, known, most))
    return min(found)[2] if found else ""


def _candidates(folded: str, known: dict[str, tuple[str, int]], most: int) -> Iterator[tuple[int, int, str]]:
    for other, (word, count) in known.items():
        if abs(len(other) - len(folded)) <= most and (distance := edits(folded, other, most)) <= most:
            yield distance, -count, word


def edits(one: str, other: str, most: int) -> int:
    """Return how many letters differ (Damerau-Levenshtein, neighbours may change places); `most` + 1 if too many."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
