"""What stands around the gallery: a frame of examples in place of what editors wrote."""

from types import SimpleNamespace

from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.urls import reverse

from core.frame import Announcement, Link
from core.i18n import active_language
from core.versions import LanguageLink
from portal.gallery.words import Words

URL = "#gallery"


def frame(words: Words) -> SimpleNamespace:
    """Return what `core.frame.Frame` offers to templates, with the words of a state."""
    site = SimpleNamespace(tagline=words.title, description=words.text, owner=words.name)
    banners = [Announcement(words.title, is_warning, Link(words.name, URL)) for is_warning in (True, False)]
    return SimpleNamespace(
        site=site,
        banners=banners if words.text else [],
        sections=links(words),
        footer=[(words.name, links(words))] * min(words.count, 3),
        legal_links=links(words),
        languages=languages(),
        report_url=reverse("report"),
        home_url=f"/{active_language()}/",
        search_url=reverse("search"),
        feeds_url=reverse("feeds"),
        account_url=reverse("account_login"),
    )


def links(words: Words) -> list[Link]:
    """Return links, one of them the current one."""
    return [Link(f"{words.name} {n}", URL, is_current=n == 1) for n in range(1, words.count + 1)]


def languages() -> list[LanguageLink]:
    """Return the languages of the portal, one of them without a version."""
    here, missing = active_language(), settings.LANGUAGES[-1][0]
    return [
        LanguageLink(code, name, f"/{code}/gallery/", is_current=code == here, is_missing=code == missing != here)
        for code, name in settings.LANGUAGES
    ]


def messages(words: Words) -> list[Message]:
    """Return a message of each kind; a state without words has none."""
    levels = (constants.SUCCESS, constants.INFO, constants.WARNING, constants.ERROR)
    return [Message(level, words.title) for level in levels] if words.text else []
