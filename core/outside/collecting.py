"""Finding the links of live pages to other sites: in texts, in blocks of addresses, in fields."""

import html
import json
import re
from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from core.models.outside import LONGEST, OutsideLink, OutsideLinkUse

ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
LINK = re.compile(r"""<a [^>]*href="(https?://[^"]+)\"""")
BATCH = 100


def addresses_in(value: object) -> Iterator[str]:
    """Yield the addresses of a field of a page: alone in a text, or as links in rich text, at any depth."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from addresses_in(part)
    elif isinstance(value, str) and (blocks := stream_in(value)):
        yield from addresses_in(blocks)
    elif isinstance(value, str) and ADDRESS.fullmatch(value):
        yield value
    elif isinstance(value, str):
        yield from map(html.unescape, LINK.findall(value))


def stream_in(text: str) -> list | None:
    """Return the blocks of a StreamField, which stand as JSON in the data of a page; None for any other text."""
    if not text.startswith("[{"):
        return None
    try:
        return list(json.loads(text))
    except ValueError:
        return None


def links_of(page: Page) -> set[tuple[str, str]]:
    """Return the field and the address, without its fragment, of every link of a specific page to another site."""
    data = page.serializable_data()
    return {
        (name, address.partition("#")[0])
        for name, value in data.items()
        for address in addresses_in(value)
        if len(address) <= LONGEST
    }


@transaction.atomic
def collect_links() -> int:
    """Bring what is known of the links up to what live pages say; return how many places there are."""
    found = {
        (page.pk, *link)
        for page in Page.objects.live().filter(alias_of=None, depth__gt=1).specific().iterator(chunk_size=BATCH)
        for link in links_of(page)
    }
    addresses = {address for _page, _field, address in found}
    OutsideLink.objects.exclude(url__in=addresses).delete()
    OutsideLink.objects.bulk_create([OutsideLink(url=address) for address in sorted(addresses)], ignore_conflicts=True)
    numbers = dict(OutsideLink.objects.values_list("url", "pk"))
    OutsideLinkUse.objects.all().delete()
    OutsideLinkUse.objects.bulk_create(
        [OutsideLinkUse(page_id=page, field=field, link_id=numbers[address]) for page, field, address in sorted(found)]
    )
    return len(found)
