"""What the examples of the gallery say: as usual, as little as may be, as much as may be."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

PLACE = "Diourbel"
# The longest name of a place in Europe: it must break, for no screen is wide enough
LONGEST_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"


@dataclass(frozen=True)
class Words:
    """The texts of one state.

    `text`, a sentence, stands where a component or block can do without; `count` is how many items a list has,
    `kind` which of several kinds to show.
    """

    title: str
    name: str
    text: str
    count: int
    kind: int


def usual() -> Words:
    """Return words as editors write them."""
    text = _("A municipality and an association of the diaspora plan a reception desk together.")
    return Words(_("Young people learn a trade in Diourbel"), PLACE, text, count=3, kind=0)


def bare() -> Words:
    """Return short words, and nothing where nothing is required."""
    return Words(_("Youth"), PLACE, "", count=0, kind=1)


def long() -> Words:
    """Return long words, long titles and long lists."""
    title = _(
        "How municipalities, associations of migrants and administrations of both territories prepare, finance, run "
        "and assess a reception desk together, from the first meeting to the report"
    )
    return Words(f"{title} ({LONGEST_NAME})", LONGEST_NAME, f"{usual().text} " * 6, count=8, kind=2)


STATES = {"usual": usual, "bare": bare, "long": long}
