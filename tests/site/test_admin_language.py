"""The admin speaks the languages of its editors: what Wagtail lacks in Spanish would stand there in French."""

from collections import defaultdict
from importlib.util import find_spec
from io import BytesIO
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


def corrections(language):
    """Return our own wording of what Wagtail says otherwise: messages marked "correction", with their forms."""
    with (OWN / language / "LC_MESSAGES/django.po").open("rb") as file:
        marked = [entry for entry in read_po(file, locale=language) if any(map(is_correction, entry.user_comments))]
    return {entry.id: strings_of(entry) for entry in marked}


def is_correction(comment):
    """Tell whether a comment on a message says that we correct it."""
    return comment.startswith("correction:")


@pytest.mark.parametrize("language", ["fr", "es"])
def test_we_translate_only_what_the_admin_itself_does_not(language):
    lacking = set().union(*(messages_in(folder, "en") - messages_in(folder, language) for folder in FOLDERS))

    assert messages_in(OWN, language) - lacking - corrections(language).keys() == set()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_we_correct_only_what_the_admin_says_otherwise(language):
    says = defaultdict(list)
    for folder in FOLDERS:
        path = folder / language / "LC_MESSAGES/django.po"
        with path.open("rb") if path.exists() else BytesIO() as file:
            for entry in read_po(file, locale=language):
                says[entry.id].append(strings_of(entry))

    assert corrections(language)
    assert [message for message, ours in corrections(language).items() if says[message] in ([], [ours])] == []
