"""Reading what a visitor typed. No syntax of an engine ever reaches an engine."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 400  # characters
MOST_WORDS = 60

QUOTED = re.compile(r"(?P<minus>-?)[\"“”«»„]\s*(?P<phrase>[^\"“”«»„]+?)\s*[\"“”«»„]")
AND = frozenset({"AND", "ET", "Y", "&", "&&", "+"})
OR = frozenset({"OR", "OU", "O", "|", "||"})
NOT = frozenset({"NOT", "SAUF", "SALVO"})
MEANINGFUL = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Query:
    """A search as it was understood."""

    words: str = ""  # all words to find, phrases among them, apart by spaces
    phrases: tuple[str, ...] = ()  # to be found as they stand
    excluded: tuple[str, ...] = ()  # words and phrases of no result
    is_any: bool = False  # one of the words is enough
    is_cut: bool = False  # the text was too long

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def text(self) -> str:
        """The query as one text in small letters, to compare and to count searches by."""
        return " ".join(self.words.casefold().split())


def clean(text: str) -> str:
    """Return a text on one line without control characters and marks of direction, in composed characters."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character for character in text[: LONGEST * 4]
    )
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def parse(text: str) -> Query:
    """Read a text of any length and kind.

    Quotes make a phrase, a hyphen before a word or NOT/SAUF/SALVO excludes it, OR/OU/| asks for any of the words; AND,
    ET and + change nothing, since all words are asked for. Everything else is words.
    """
    whole = clean(text)
    kept = whole[:LONGEST]
    phrases: list[str] = []
    excluded: list[str] = []
    for match in QUOTED.finditer(kept):
        (excluded if match["minus"] else phrases).append(match["phrase"])
    words, is_any = _words(QUOTED.sub(" ", kept), excluded, is_alone=not phrases)
    words += [word for phrase in phrases for word in phrase.split()]
    return Query(
        words=" ".join(words[:MOST_WORDS]),
        phrases=tuple(phrase for phrase in phrases if MEANINGFUL.search(phrase)),
        excluded=tuple(phrase for phrase in excluded if MEANINGFUL.search(phrase)),
        is_any=is_any,
        is_cut=len(text.strip()) > LONGEST or len(words) > MOST_WORDS,
    )


def _words(text: str, excluded: list[str], *, is_alone: bool) -> tuple[list[str], bool]:
    """Return the words of a text and whether any is enough; those that must not be found go to `excluded`.

    A single word that stands alone is never an operator.
    """
    words: list[str] = []
    is_any = is_negated = False
    tokens = text.split()
    is_alone = is_alone and len(tokens) == 1
    for token in tokens:
        if token in OR and not is_alone:
            is_any = True
        elif token in NOT and not is_alone:
            is_negated = True
        elif token in AND and not is_alone:
            continue
        elif MEANINGFUL.search(token):
            if is_negated or (token.startswith("-") and not is_alone):
                excluded.append(token.lstrip("-"))
            else:
                words.append(token.lstrip("+-|&"))
            is_negated = False
    return words, is_any
