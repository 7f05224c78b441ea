"""Tabs of the search page: where a page belongs for a reader. A page type names its own in `search_source`."""

from django.utils.translation import gettext_lazy as _

SOURCES = {
    "projects": _("Projects"),
    "resources": _("Resources"),
    "training": _("Training"),
    "agenda": _("Agenda"),
    "news": _("News"),
    "organisations": _("Organisations"),
    "platforms": _("Platforms"),
    "questions": _("Questions"),
    "pages": _("Pages"),
}


def source_of(page: object) -> str:
    """Return the tab of a page; "pages" where its type names none that exists."""
    source = getattr(page, "search_source", "pages")
    return source if source in SOURCES else "pages"
