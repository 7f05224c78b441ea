"""Names of what is found, as they are compared with what somebody typed."""

import re
import unicodedata
from collections.abc import Iterable

from search.text.languages import WORD, fold

ACRONYM = re.compile(
    r"\(([^\W\d_]*[A-Z][\w-]*[A-Z][\w-]*)\)|^([A-Z][A-Z-]+[A-Z]) ?:"
)  # "Rural Women (WAFIRA)", "INTEGRA: ..."


def name_of(text: str) -> str:
    """Return a name or a search in the form in which both are compared: without accents, capitals and punctuation."""
    return " ".join(WORD.findall(fold(unicodedata.normalize("NFC", text)).replace("’", "'")))


def names_of(title: str, others: Iterable[str] = ()) -> list[str]:
    """Return the names of what has a title: the title, the acronym in it, the title without it, and others."""
    acronyms = [found for match in ACRONYM.findall(title) for found in match if found]
    names = [title, *acronyms, *([ACRONYM.sub("", title)] if acronyms else []), *others]
    return list(dict.fromkeys(filter(None, map(name_of, names))))
