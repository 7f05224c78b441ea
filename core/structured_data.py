"""Descriptions of pages in the words of schema.org, as JSON-LD, from what a page has loaded anyway."""

import datetime
import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from core.addresses import absolute

CONTEXT = "https://schema.org"
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}  # nothing ends the script
Node = dict[str, Any]


def node(kind: str, **values: Any) -> Node:
    """Return a thing of a type of schema.org, without the properties that nobody knows."""
    return {"@type": kind} | {name: value for name, value in values.items() if value not in (None, "", [], {})}


def publisher() -> Node:
    """Return the portal as the body that publishes its pages."""
    return node("Organization", name=settings.SITE_NAME, url=absolute("/"))


def iso(moment: datetime.date | datetime.datetime | None) -> str:
    """Write a day or a moment as ISO 8601 has it, to the second."""
    if isinstance(moment, datetime.datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat() if moment else ""


def duration(minutes: int | None) -> str:
    """Write minutes as ISO 8601 has them: "PT90M"."""
    return f"PT{minutes}M" if minutes else ""


def breadcrumbs(links: list[tuple[str, str]]) -> Node:
    """Return the way to a page; links are title and public address."""
    items = [node("ListItem", position=n, name=title, item=url) for n, (title, url) in enumerate(links, start=1)]
    return node("BreadcrumbList", itemListElement=items) if items else {}


def as_script(data: Node) -> SafeString:
    """Return JSON-LD that cannot leave the script element it stands in."""
    labelled = {"@context": CONTEXT} | data
    text = json.dumps(labelled, ensure_ascii=False, separators=(",", ":"), default=str)  # some labels are lazy
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped in this line
