"""The content pack: the files of `content/data` read into typed entries, and checked.

    pack = read(Path("content/data"))

Knows nothing of the database; what reads the pack decides what becomes of it.
"""

from content.loader.pack.faults import Fault, PackError, Source
from content.loader.pack.fields import LANGUAGES, SOURCE_LANGUAGE, KnownDate, Localized, LocalizedList
from content.loader.pack.pack import Pack
from content.loader.pack.reading import read

__all__ = [
    "LANGUAGES",
    "SOURCE_LANGUAGE",
    "Fault",
    "KnownDate",
    "Localized",
    "LocalizedList",
    "Pack",
    "PackError",
    "Source",
    "read",
]
