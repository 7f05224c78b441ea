"""The admin speaks the languages of its editors: what Wagtail lacks in Spanish would stand there in French."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

FOLDERS = {
    Path(find_spec(app).origin).parent / "locale" for app in settings.INSTALLED_APPS if app.startswith("wagtail")
}
OWN = settings.BASE_DIR / "locale/wagtail"


def messages_in(folder, language):
    """Return the messages in one language below a folder that are translated; in English all."""
    path = folder / language / "LC_MESSAGES/django.po"
    if not path.exists():
        return set()
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id]
    return {entry.id for entry in entries if language == "en" or (all(strings_of(entry)) and not entry.fuzzy)}


def strings_of(entry):
    """Return the translated forms of a message."""
    return [entry.string] if isinstance(entry.string, str) else entry.string


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_message_of_the_admin_is_translated(language):
    wanted = set().union(*(messages_in(folder, "en") for folder in FOLDERS))
    known = set().union(*(messages_in(folder, language) for folder in [*FOLDERS, OWN, OWN.parent]))

    assert wanted - known == set()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_we_translate_only_what_the_admin_itself_does_not(language):
    lacking = set().union(*(messages_in(folder, "en") - messages_in(folder, language) for folder in FOLDERS))

    assert messages_in(OWN, language) - lacking == set()
