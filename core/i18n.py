"""Languages: the active one, the source one, and order of words without regard to accents."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, get_supported_language_variant

SOURCE_LANGUAGE = settings.LANGUAGE_CODE


def active_language() -> str:
    """Return the language of the reader, one of `settings.LANGUAGES` (BCP 47)."""
    try:
        return get_supported_language_variant(get_language() or SOURCE_LANGUAGE)
    except LookupError:
        return SOURCE_LANGUAGE


def portal_language_choices() -> Iterable[tuple[str, str]]:
    """Return code and name of each language of the portal; as a function, so that no migration names them."""
    return settings.LANGUAGES


@lru_cache(maxsize=10_000)  # the same labels are sorted for every page
def sort_key(text: str) -> str:
    """Return a key that puts É beside E and ignores case; the database sorts by bytes and cannot."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
