"""An activity of a file that somebody sent: its texts by language, and who it is."""

import re
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from lxml import etree

from core.i18n import SOURCE_LANGUAGE
from interop.iati import activity as codes
from interop.iati.writing import XML_LANG
from interop.spreadsheets.cells import CellError
from interop.spreadsheets.standing import identity_in

DECIMAL = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)


class Activity:
    """One element `iati-activity`; `language` (BCP 47) is that of a text without a mark of its own."""

    def __init__(self, element: etree._Element, language: str) -> None:
        self.element = element
        self.language = primary(element.get(XML_LANG, "")) or primary(language)

    def all(self, path: str, **attributes: str) -> list[etree._Element]:
        """Return the elements at a path, of them those with some attributes."""
        found = self.element.findall(path)
        return [one for one in found if all(one.get(name) == value for name, value in attributes.items())]

    def text(self, path: str) -> str:
        """Return the text of the first element at a path, "" without one."""
        return spaced(self.element.findtext(path) or "")

    def narratives(self, parent: etree._Element) -> dict[str, str]:
        """Return the text of an element by language; "" is a language that the file does not tell."""
        found: dict[str, str] = {}
        for narrative in parent.findall("narrative"):
            if text := "".join(narrative.itertext()).strip():
                found.setdefault(primary(narrative.get(XML_LANG, "")) or self.language, text)
        return found

    def name(self, parent: etree._Element) -> str:
        """Return the text of an element in the language of the project, else in any."""
        texts = self.narratives(parent)
        return spaced(texts.get(self.main_language) or next(iter(texts.values()), ""))

    def texts(self, path: str, language: str, **attributes: str) -> list[str]:
        """Return the texts of the elements at a path in one language."""
        found = (self.narratives(one).get(language, "") for one in self.all(path, **attributes))
        return [text for text in found if text]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title by language."""
        return {code: text for one in self.all("title")[:1] for code, text in self.narratives(one).items()}

    @cached_property
    def languages(self) -> list[str]:
        """Languages of the portal in which the activity has a title."""
        return [code for code, _name in settings.LANGUAGES if code in self.titles]

    @property
    def main_language(self) -> str:
        """The source language if the activity speaks it, else its own, else any of the portal."""
        if SOURCE_LANGUAGE in self.languages or not self.languages:
            return SOURCE_LANGUAGE
        return self.language if self.language in self.languages else self.languages[0]

    @property
    def fault_of_language(self) -> str:
        """What is wrong when there is a title, but none in a language of the portal; "" for nothing."""
        if not self.titles or self.languages:
            return ""
        if "" in self.titles:
            return _("The language of the text is not told (xml:lang).")
        message = _("The texts are in {languages}; the portal has {ours}.")
        ours = ", ".join(code for code, _name in settings.LANGUAGES)
        return message.format(languages=", ".join(sorted(self.titles)), ours=ours)


def primary(language: str) -> str:
    """Return the language of a tag (BCP 47) without its region."""
    return language.strip().lower().partition("-")[0]


def spaced(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def decimal(text: str) -> Decimal | None:
    """Return a number as XML Schema writes it (xsd:decimal); `None` for all else and for one of absurd length."""
    text = text.strip()
    return Decimal(text) if DECIMAL.fullmatch(text) else None


def identifier(activity: Activity) -> str:
    """Return the identifier. Raises `CellError`: nothing else tells one activity from another."""
    if found := activity.text("iati-identifier"):
        return found
    raise CellError(_("The activity has no identifier."))


def publishers_identifier(activity: Activity) -> str:
    """Return the identifier unless the portal gave it."""
    found = activity.text("iati-identifier")
    return "" if identity_in(found) else found


def identity_of(activity: Activity) -> UUID | None:
    """Return the translation key in the identifier that the portal gave, or gave besides the publisher's."""
    others = [one.get("ref", "") for one in activity.all("other-identifier", type=codes.INTERNAL)]
    found = (identity_in(text.strip()) for text in (activity.text("iati-identifier"), *others))
    return next((identity for identity in found if identity), None)


def identifiers_of_wholes(activity: Activity) -> list[str]:
    """Return the identifiers of the activities that this one is a part of."""
    return [ref.strip() for one in activity.all("related-activity", type="1") if (ref := one.get("ref", ""))]


def publisher_of(activity: Activity) -> tuple[str, str]:
    """Return identifier and name of the organisation that reports; nothing where it is the portal itself."""
    for one in activity.all("reporting-org"):
        ref = spaced(one.get("ref", ""))
        name = activity.name(one)
        return ("", "") if ref == settings.IATI_PUBLISHER else ((ref or name)[:255], name[:255])
    return "", ""
