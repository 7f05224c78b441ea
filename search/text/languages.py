"""Analysis of texts in Python, for the search of the database; the same idea as `search.elastic.schema`.

A text becomes lexemes: quotes are made alike, articles with an apostrophe fall off, stop words leave a gap, words
are stemmed (Snowball), accents fold last, so that stems are those of the language.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
QUOTES = str.maketrans("’‘ʼ´", "''''")
ELIDED = {
    "fr": frozenset(["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]),
    "en": frozenset(),
    "es": frozenset(),
}
STOP_WORDS = {
    path.stem: frozenset(path.read_text(encoding="utf-8").split())
    for path in sorted((Path(__file__).parent / "stop_words").glob("*.txt"))
}
STEMMERS = {"fr": "french", "en": "english", "es": "spanish"}
SHORTEST_PLURAL = 4  # letters
NO_PLURALS = frozenset(["bois", "fois", "mois", "pays"])
SHORTEST_BEGINNING = 4  # letters of a word that may be the beginning of a longer one
SHORTEST_FAMILY = 5  # letters at the beginning that words of one family share
LONGEST = 60  # characters of a lexeme; longer strings are no words
_stemming = threading.Lock()  # a stemmer keeps the word that it works on


def fold(text: str) -> str:
    """Return a text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words_of(text: str, language: str) -> Iterator[str]:
    """Yield the words of a text in small letters, without elided articles and possessives; stop words as ""."""
    for match in WORD.finditer(unicodedata.normalize("NFC", text).translate(QUOTES).lower()):
        word = match[0]
        head, _apostrophe, rest = word.partition("'")
        if rest and head in ELIDED[language]:
            word = rest
        elif language == "en":
            word = word.removesuffix("'s")
        yield "" if word in STOP_WORDS[language] else word[:LONGEST]


def family(word: str) -> str:
    """Return the beginning that words of the same family share: two letters of three, "" for a short word."""
    length = max(SHORTEST_FAMILY, len(word) * 2 // 3)
    return word[:length] if length < len(word) else ""


def lexemes(text: str, language: str) -> list[str]:
    """Return the stems of a text in order, "" in the place of a stop word."""
    return [stem(word, language) if word else "" for word in words_of(text, language)]


@lru_cache(maxsize=10_000)  # labels, names and forms of terms come again with every search
def stems_of(text: str, language: str) -> tuple[str, ...]:
    """Return what `lexemes` does, for a text that is short and comes again."""
    return tuple(lexemes(text, language))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the folded stem of one word in small letters."""
    with _stemming:
        found = _stemmer(language).stemWord(word)
    if language == "fr" and len(found) >= SHORTEST_PLURAL and found not in NO_PLURALS:
        found = found.removesuffix("s").removesuffix("x")  # Snowball leaves "envois" and "lois" as they are
    return fold(found).replace("'", "")


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(STEMMERS[language])
