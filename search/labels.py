"""Names of what results are filtered by, and of concepts; kept for a minute, so that a search asks no database."""

from django.utils.translation import gettext_lazy as _

from core.fields import LocalizedText
from core.memory import remembered
from reference.models import Audience, AuthorityRow, Country, Region, Theme

LEGENDS = {
    "theme": _("Theme"),
    "region": _("Region"),
    "country": _("Country"),
    "target": _("For whom"),
    "year": _("Year"),
}
LISTS: dict[str, type[AuthorityRow]] = {"theme": Theme, "region": Region, "country": Country, "target": Audience}


@remembered()
def labels_of(facet: str) -> dict[str, LocalizedText]:
    """Return the labels of a facet by code."""
    return dict(LISTS[facet].objects.values_list("code", "label"))


def label(facet: str, code: str) -> str:
    """Return the name of a value in the reader's language; "" for a value that does not exist."""
    if facet == "year":
        return code if code.isdecimal() and len(code) == 4 else ""
    return str(labels_of(facet).get(code, ""))
