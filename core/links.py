"""Links from texts and cards to pages: each leads to the page in the reader's language.

Wagtail looks every link up on its own. All links of a page are loaded at once here, before it is rendered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.addresses import address_of
from core.querysets import PortalPageQuerySet

known_addresses: ContextVar[dict[int, str]] = ContextVar("known_addresses", default={})  # noqa: B039 - never changed


def fault_of_target(page: Page | None, url: str) -> str:
    """Return what is wrong with a link that leads to a page or to an address; empty if it leads to one of them."""
    if page and url:
        return _("Choose a page or write an address, not both.")
    return "" if page or url else _("Choose a page or write an address.")


def linked_numbers(page: Page) -> set[int]:
    """Return the numbers of the pages that the texts and link cards of `page` lead to."""
    return {
        int(number)
        for field in page._meta.fields
        if isinstance(field, (RichTextField, StreamField))
        for model, number, *_path in field.extract_references(field.value_from_object(page))
        if issubclass(model, Page)
    }


def addresses_of(numbers: set[int], locale_id: int) -> dict[int, str]:
    """Return the address of each page in one locale, or of the page itself where it has no version there."""
    keys = Page.objects.filter(pk__in=numbers).values("translation_key")
    versions = PortalPageQuerySet(Page).live().filter(Q(pk__in=numbers) | Q(locale=locale_id), translation_key__in=keys)
    sources, targets = {}, {}
    for version in versions.select_related("locale"):
        url = address_of(version, version.locale.language_code)
        if version.pk in numbers:
            sources[version.pk] = (version.translation_key, url)
        if version.locale_id == locale_id:
            targets[version.translation_key] = url
    return {number: targets.get(key, url) for number, (key, url) in sources.items()}


@contextmanager
def links_loaded(page: Page) -> Iterator[None]:
    """Load the links of a page for the time in which it is rendered: one query, none without links."""
    numbers = linked_numbers(page)
    token = known_addresses.set(addresses_of(numbers, page.locale_id) if numbers else {})
    try:
        yield
    finally:
        known_addresses.reset(token)
