"""Marking found words in texts, where no search engine does it."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.text.languages import ELIDED, QUOTES, STOP_WORDS, WORD, lexemes, stem


def marked(text: str, forms: Iterable[tuple[str, ...]], language: str) -> SafeString:
    """Return a text as HTML with <mark> around the words of each form that stands in it whole."""
    present = set(lexemes(text, language))
    stems = {one for form in forms if present.issuperset(form) for one in form if one}
    parts, last = [], 0
    for match in WORD.finditer(text.translate(QUOTES)):
        start, word = match.start(), match[0].lower()
        head, _apostrophe, rest = word.partition("'")
        if rest and head in ELIDED[language]:
            start, word = match.end() - len(rest), rest
        if word not in STOP_WORDS[language] and stem(word, language) in stems:
            parts += [escape(text[last:start]), "<mark>", escape(text[start : match.end()]), "</mark>"]
            last = match.end()
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308  every part is escaped
