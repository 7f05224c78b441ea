"""What is checked in a page before it is published: what must be mended, and what is worth a look.

A finding names its place and says in the language of the editor what to do. What must be mended stops "Submit" and
"Publish" in the editor, never a draft; the rest is only shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.links import linked_numbers
from core.models.outside import OutsideLink
from core.outside.collecting import links_of

TITLE, DESCRIPTION = 90, (50, 160)  # characters: what search engines and lists show of them
EMPTY_LINK = re.compile(r"<a\b[^>]*>(?:\s|&nbsp;|<br/?>|</?(?:b|i|em|strong|span|sub|sup)[^>]*>)*</a>")


@dataclass(frozen=True)
class Finding:
    """Something about a page: where, what, and whether it must be mended before readers see it."""

    place: str
    message: str
    must_be_mended: bool = False

    def __str__(self) -> str:
        return _("{place}: {message}").format(place=self.place, message=self.message)


def findings_of(page: Page) -> list[Finding]:
    """Return what is to be said about a page as it is being edited, what must be mended first: three queries."""
    found = chain(head_of(page), structure_of(page), inner_links_of(page), outside_links_of(page))
    return sorted(found, key=lambda finding: not finding.must_be_mended)


def head_of(page: Page) -> Iterator[Finding]:
    """Check what lists and search engines show of a page."""
    if len(page.title) > TITLE:
        yield Finding(
            _("Title"), _("It has {n} characters; lists cut it after {most}.").format(n=len(page.title), most=TITLE)
        )
    summary = getattr(page, "summary", "").strip()
    if not summary and asks_for_summary(type(page)):
        yield Finding(_("Summary"), _("There is none: lists and search results show the title alone."))
    least, most = DESCRIPTION
    description = page.search_description.strip()
    if not (description or summary):
        yield Finding(_("Search description"), _("There is none: search engines choose a sentence themselves."))
    elif description and not least <= len(description) <= most:
        message = _("It has {n} characters; between {least} and {most} are shown well.")
        yield Finding(_("Search description"), message.format(n=len(description), least=least, most=most))


def asks_for_summary(model: type[Page]) -> bool:
    """Say whether the editor of a type of page asks for a summary: a term has its definition instead."""
    return "summary" in model.get_edit_handler().get_form_options().get("fields", ())


def structure_of(page: Page) -> Iterator[Finding]:
    """Check the order of headings, the words of links, and the descriptions of pictures."""
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            yield from texts(str(field.verbose_name), field.value_from_object(page))
        elif isinstance(field, StreamField):
            stream = field.value_from_object(page)
            yield from headings(str(field.verbose_name), stream)
            for place, value in leaves(str(field.verbose_name), stream):
                yield from described(place, value) if hasattr(value, "contextual_alt_text") else texts(place, value)


def leaves(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every text and picture of a stream with its place: field and number of the block."""
    for number, block in enumerate(value, start=1):
        where = _("{field}, block {number} ({kind})").format(
            field=capital(place), number=number, kind=block.block.label
        )
        yield from ((where, leaf) for leaf in values_in(block.value))


def values_in(value: Any) -> Iterator[Any]:
    """Yield the values inside a block, at any depth."""
    if isinstance(value, blocks.StreamValue):
        value = [block.value for block in value]
    if isinstance(value, blocks.StructValue):
        value = list(value.values())
    if isinstance(value, list | blocks.list_block.ListValue):
        for part in value:
            yield from values_in(part)
    else:
        yield value


def headings(place: str, stream: Any) -> Iterator[Finding]:
    """Check that a part of a section stands inside a section."""
    seen_section = False
    for number, block in enumerate(stream, start=1):
        if block.block_type != "heading":
            continue
        is_section = str(block.value["level"]) == "2"
        if not (is_section or seen_section):
            where = _("{field}, block {number} ({kind})").format(
                field=capital(place), number=number, kind=block.block.label
            )
            message = _("“{heading}” is a part of a section, and no section stands above it.")
            yield Finding(where, message.format(heading=block.value["text"]), must_be_mended=True)
        seen_section = seen_section or is_section


def described(place: str, image: Any) -> Iterator[Finding]:
    """Check that a picture says what it shows; a file name does not."""
    alt = image.contextual_alt_text or ""
    if not alt.strip() and not getattr(image, "decorative", True):
        yield Finding(place, _("The picture has no alternative text."), must_be_mended=True)
    if re.search(r"\.(avif|gif|jpe?g|png|webp)$|_", alt, re.IGNORECASE):
        yield Finding(place, _("The alternative text looks like the name of a file: say what the picture shows."))


def texts(place: str, value: Any) -> Iterator[Finding]:
    """Check that every link of a text has words."""
    source = value.source if isinstance(value, RichText) else value
    if isinstance(source, str) and EMPTY_LINK.search(source):
        yield Finding(capital(place), _("A link has no words: readers of screen readers hear its address."), True)


def inner_links_of(page: Page) -> Iterator[Finding]:
    """Check that the pages that this one links to stand and are public: one query."""
    numbers = linked_numbers(page)
    standing = {target.pk: target for target in Page.objects.filter(pk__in=numbers)} if numbers else {}
    if numbers - standing.keys():
        yield Finding(_("Links"), _("A link leads to a page that was deleted."), must_be_mended=True)
    for target in standing.values():
        if not target.live:
            yield Finding(
                _("Links"), _("“{title}” is not published: readers will not find it.").format(title=target.title)
            )


def outside_links_of(page: Page) -> Iterator[Finding]:
    """Name the links to other sites that are known to be broken: one query."""
    addresses = {address for _field, address in links_of(page)}
    if addresses:
        for link in OutsideLink.objects.broken().filter(url__in=addresses):
            yield Finding(
                _("Links"), _("{url} does not answer any more ({problem}).").format(url=link.url, problem=link.problem)
            )


def remark_on(count: int) -> str:
    """Say how many findings wait for a look."""
    message = ngettext(
        "{n} thing is worth a look: see “Before publication” in the editor.",
        "{n} things are worth a look: see “Before publication” in the editor.",
        count,
    )
    return message.format(n=count)


def capital(text: str) -> str:
    """Write the first letter of a place large."""
    return text[:1].upper() + text[1:]
