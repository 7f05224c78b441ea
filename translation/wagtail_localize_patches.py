"""Changes to wagtail-localize 1.14.5.

Its texts keep a few inline elements, and attributes on links only: a subscript cuts a sentence into pieces, a passage
in another language too, and either of them with attributes inside another element makes "Translate" fail. And who may
edit the parts of the frame in one language could translate them into every other.
tests/translation/test_patches.py says when a patch is no longer needed.
"""

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _
from wagtail_localize import strings
from wagtail_localize.views import edit_translation

from translation.permissions import may_change

KEPT = ("span", "sub", "sup")  # inline elements of our editor that the library does not know
ALLOWED = frozenset({*strings.INLINE_TAGS, *KEPT})


def validate_element(element: object) -> None:
    """Raise `ValueError` for what is not inline, or has another attribute than a number of the source."""
    if not isinstance(element, Tag):
        return
    if element.name != "[document]":
        if element.name not in ALLOWED:
            raise ValueError(_("A translation cannot contain the element <{name}>.").format(name=element.name))
        if set(element.attrs) - {"id"}:
            raise ValueError(_("A translation cannot contain attributes other than “id”."))
    for child in element.children:
        validate_element(child)


def extract_ids(template: str) -> set[str]:
    """Return the numbers that stand for the attributes of a text, on links and on passages."""
    return {str(element["id"]) for element in BeautifulSoup(template, "html.parser").find_all(id=True)}


def apply() -> None:
    """Keep our inline elements with their attributes inside a text; ask for rights in the language of a version."""
    strings.INLINE_TAGS.extend(name for name in KEPT if name not in strings.INLINE_TAGS)
    strings.validate_element = validate_element
    strings.extract_ids = extract_ids
    edit_translation.user_can_edit_instance = may_change
