"""A project in all its languages, as an activity describes it."""

import datetime
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import override

from core.dates import last_day
from core.fields import LocalizedText
from core.i18n import SOURCE_LANGUAGE
from interop.pages import changed_at
from interop.spreadsheets.long_texts import plain_text
from projectdb.models import ProjectPage

LINES = re.compile(r".+")


class Described:
    """The live public versions of one project; facts are those of the first, which is the French one if it can be."""

    def __init__(self, versions: Iterable[ProjectPage]) -> None:
        self.versions = sorted(versions, key=lambda page: (self.language_of(page) != SOURCE_LANGUAGE, page.pk))
        self.first = self.versions[0]

    @staticmethod
    def language_of(page: ProjectPage) -> str:
        """Return the language of a version (BCP 47)."""
        return page.locale.language_code

    @property
    def language(self) -> str:
        """Language of a text without a mark of its own."""
        return self.language_of(self.first)

    @property
    def key(self) -> UUID:
        """What the versions share."""
        return self.first.translation_key

    @property
    def own_identifier(self) -> str:
        """Identifier that the portal gives; it outlives moves and new titles."""
        return f"{settings.IATI_PUBLISHER}-{self.key}"

    @property
    def identifier(self) -> str:
        """Identifier of the activity: that of its publisher, if it was published before."""
        return self.first.iati_identifier or self.own_identifier

    @property
    def changed_at(self) -> datetime.datetime:
        """Last publication of any version."""
        return max(map(changed_at, self.versions))

    @property
    def ends_on(self) -> datetime.date | None:
        """Last day on which the project may have ended."""
        page = self.first
        return last_day(page.ends_on, page.ends_precision) if page.ends_on else None

    @property
    def status(self) -> str:
        """Code of the list ActivityStatus; "" where the source tells none."""
        return self.first.status.iati if self.first.status else ""

    @cached_property
    def gaps(self) -> list[str]:
        """Elements that the standard demands of every activity and that the source of the project does not tell."""
        project = self.first
        filled = {
            "participating-org": bool(project.organisations.all()),
            "activity-status": bool(self.status),
            "activity-date": bool(project.starts_on or project.ends_on),
        }
        return [name for name, is_filled in filled.items() if not is_filled]

    def texts(self, field: str) -> dict[str, str]:
        """Return a field of each version by language."""
        return {self.language_of(page): str(getattr(page, field)) for page in self.versions}

    @property
    def long_texts(self) -> dict[str, str]:
        """Return the text of the long description by language.

        A version that is not translated, or has other paragraphs than the first one, is left out: what is read again
        could not tell it from a translation.
        """
        first, *others = ((self.language_of(page), plain_text(page)) for page in self.versions)
        lines = len(LINES.findall(first[1]))
        return dict([first, *(one for one in others if one[1] != first[1] and len(LINES.findall(one[1])) == lines)])

    def labels(self, label: LocalizedText) -> dict[str, str]:
        """Return the label of an authority list in the languages of the project."""
        return {code: label[code] for code in map(self.language_of, self.versions) if label.get(code)}

    def in_each_language(self, read: Callable[[], Any]) -> dict[str, str]:
        """Return what a function says while each language of the project is the reader's."""
        found = {}
        for page in self.versions:
            with override(self.language_of(page)):
                found[self.language_of(page)] = str(read())
        return found
