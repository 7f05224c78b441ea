"""Addresses of pages, without a query.

The portal is one site with one home page per language below the root, so the address of a page is its
language and what follows the home page's slug in `url_path`. Wagtail's `page.url` gives the same, and asks the
cache for the roots of all sites each time.
"""

import re

from django.conf import settings
from wagtail.models import Page

from core.i18n import active_language
from core.querysets import PortalPageQuerySet

LONGEST = 2000  # characters
PATH = re.compile(r"/([a-z-]+)/((?:[\w-]+/)*)", re.ASCII)


def address_of(page: Page, language: str = "") -> str:
    """Return the path of `page`; `language` (BCP 47) is that of the page, by default the reader's."""
    _root, _home, path = page.url_path.split("/", 2)
    return f"/{language or active_language()}/{path}"


def absolute(path: str) -> str:
    """Return the public address of a path of the portal, for machines that see it from outside."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def page_at(path: str) -> Page | None:
    """Return the page that everybody may see at a path such as /fr/projets/; for anything else nothing. One query."""
    match = PATH.fullmatch(path) if len(path) <= LONGEST else None
    if match is None:
        return None
    language, below = match.groups()
    pages = PortalPageQuerySet(Page).live().unrestricted().in_language(language).select_related("locale")
    return pages.at(below).first()
