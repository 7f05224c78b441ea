"""Style sheets and scripts that a browser fetches as one file; people read their pieces.

A page of the portal costs eight requests at most. No tool is needed: Django's staticfiles finds the
bundles beside the other static files, in development, in tests and for `collectstatic`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from rjsmin import jsmin

# No library: rcssmin 1.3.0 takes the space out of "article:has(nav) :is(h2, h3)", which is another selector then
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENTATION = re.compile(r"\n\s*")


class BundleFinder(finders.BaseFinder):
    """Finds the files of the setting STATIC_BUNDLES: paths of pieces under `static/`, by path of the bundle."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        self.storage = FileSystemStorage(settings.STATIC_BUNDLES_ROOT)

    def check(self, **_kwargs: object) -> list[CheckMessage]:
        """Report nothing: a missing piece stops the first use of a bundle."""
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: object) -> Any:
        """Return the place of a bundle on the disk, or an empty list."""
        if path not in settings.STATIC_BUNDLES:
            return []
        place = str(self.bundle(path))
        return [place] if find_all else place

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Return each bundle with the storage that holds it."""
        for path in settings.STATIC_BUNDLES:
            self.bundle(path)
            yield path, self.storage

    def bundle(self, path: str) -> Path:
        """Join the pieces of one bundle, without comments and spaces, and return where it is.

        A script keeps its names to itself.
        """
        pieces = [_text_of(piece) for piece in settings.STATIC_BUNDLES[path]]
        if path.endswith(".js"):
            text = jsmin("".join(f"{{\n{piece}}}\n" for piece in pieces))
        else:
            text = INDENTATION.sub("\n", COMMENT.sub("", "".join(pieces)))
        place = Path(self.storage.path(path))
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return place


def _text_of(piece: str) -> str:
    place = finders.find(piece)
    if place is None:
        raise ImproperlyConfigured(f"STATIC_BUNDLES: there is no file {piece}.")
    return Path(place).read_text(encoding="utf-8")
