"""What every door says of a page: address, identifiers, moment of its last change, text that XML can hold."""

import datetime
import re
from functools import reduce
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import Page, get_page_models

from core.addresses import absolute, address_of
from core.i18n import active_language
from core.models import PortalPage
from core.querysets import HOME_DEPTH, PortalPageQuerySet

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # for a page whose publication nobody noted
NAMED_SINCE = 2026  # a tag URI (RFC 4151) names a year in which the host was ours
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char


def host() -> str:
    """Return the name of the public host, the authority behind all identifiers."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def tag_uri(name: str) -> str:
    """Return an identifier that stays when addresses change (RFC 4151)."""
    return f"tag:{host()},{NAMED_SINCE}:{name}"


def tag_of(page: Page) -> str:
    """Return the identifier of a page in the reader's language; it outlives moves and new slugs."""
    return tag_uri(f"{page.translation_key}:{active_language()}")


def url_of(page: Page) -> str:
    """Return the public address of a page in the reader's language."""
    return absolute(address_of(page))


def not_for_search_engines() -> QuerySet:
    """Return the numbers of the pages that say `noindex`, of whatever type: one statement."""
    sets = []
    for model in get_page_models():
        if issubclass(model, PortalPage):
            flags = reduce(Q.__or__, (Q(**{flag: True}) for flag in model.noindex_flags))
            sets.append(model.objects.filter(flags).order_by().values("pk"))
    return sets[0].union(*sets[1:])


def listed_pages() -> PortalPageQuerySet:
    """Return the pages of every language that machines may list: live, public, not invented, not provisional."""
    pages = PortalPageQuerySet(Page).live().unrestricted().filter(depth__gte=HOME_DEPTH, alias_of=None)
    return pages.exclude(pk__in=not_for_search_engines())


def changed_at(page: Page) -> datetime.datetime:
    """Return when the page was last published, to the second as all formats have it."""
    return (page.last_published_at or page.first_published_at or EPOCH).replace(microsecond=0)


def xml_text(text: object) -> str:
    """Return a text without the control characters that XML forbids and word processors leave behind."""
    return NOT_IN_XML.sub("", str(text))
