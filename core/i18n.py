"""Languages: the active one, the source one, and order of words without regard to accents."""

import unicodedata
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language

SOURCE_LANGUAGE = settings.LANGUAGE_CODE


def active_language() -> str:
    """Return the language of the reader, one of `settings.LANGUAGES` (BCP 47)."""
    language = get_language() or SOURCE_LANGUAGE
    known = dict(settings.LANGUAGES)
    return (
        language
        if language in known
        else language.split("-")[0]
        if language.split("-")[0] in known
        else SOURCE_LANGUAGE
    )


def languages() -> Iterator[str]:
    """Return the codes of the portal's languages, the source first."""
    return (code for code, _name in settings.LANGUAGES)


def sort_key(text: str) -> str:
    """Return a key that puts É beside E and ignores case; the database sorts by bytes and cannot."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
