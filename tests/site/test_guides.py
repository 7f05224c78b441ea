"""The guides for editors say what the screen says, and show it, in every language alike."""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]
FOLDER = settings.BASE_DIR / "docs/guides"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
HEAVIEST = 60_000  # bytes of a picture


@cache
def guide(language: str) -> str:
    """Return the text of a guide."""
    return (FOLDER / language / "editors.md").read_text(encoding="utf-8")


@cache
def said_in(language: str) -> list[re.Pattern]:
    """Return what the interface says in a language: our catalogues, and those of Wagtail and its add-ons."""
    apps = {Path(find_spec(app).origin).parent for app in settings.INSTALLED_APPS if app.startswith("wagtail")}
    catalogues = [path for app in apps for path in app.glob(f"locale/{language}/LC_MESSAGES/*.po")]
    own = "fr" if language == "en" else language  # English stands in the messages themselves
    catalogues += (settings.BASE_DIR / "locale").glob(f"**/{own}/LC_MESSAGES/django.po")
    found = set()
    for path in catalogues:
        with path.open("rb") as file:
            entries = [entry for entry in read_po(file, locale=language) if entry.id]
        for entry in entries:
            said = entry.id if language == "en" else entry.string
            found |= {said} if isinstance(said, str) else set(said)
    return [as_pattern(message) for message in found if len(re.sub(r"\W", "", PLACEHOLDER.sub("", message))) > 2]


def is_said(label: str, language: str) -> bool:
    """Say whether a label stands on some screen."""
    return any(pattern.fullmatch(label) for pattern in said_in(language))


def as_pattern(message: str) -> re.Pattern:
    """Return what a message looks like on the screen, where it begins with a capital."""
    parts = [re.escape(part) for part in PLACEHOLDER.split(message.strip())]
    return re.compile(".+".join(parts), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_that_a_guide_quotes_stands_on_the_screen(language):
    labels = set(re.findall(r"\*\*(.+?)\*\*", guide(language)))

    assert len(labels) > 40
    assert {label for label in labels if not is_said(label, language)} - {"gras", "bold", "negrita"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_that_is_not_on_the_screen_would_be_found(language):
    assert not is_said("Enregistrer le tout", language)
    assert not is_said("Wash the dishes", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_shows_every_picture_once_and_says_what_it_shows(language):
    shown = re.findall(r"!\[(.{20,})\]\((\w+\.png)\)", guide(language))
    files = {path.name: path.stat().st_size for path in (FOLDER / language).glob("*.png")}

    assert sorted(name for _alt, name in shown) == sorted(files)
    assert max(files.values()) <= HEAVIEST


def test_the_guides_have_the_same_chapters_pictures_and_labels():
    shapes = {
        json.dumps([
            re.findall(r"(?m)^(#+) ", guide(language)),
            re.findall(r"\w+\.png", guide(language)),
            [line.count("**") for line in guide(language).splitlines()],
        ])
        for language in LANGUAGES
    }  # fmt: skip

    assert len(shapes) == 1
