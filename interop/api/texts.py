"""Rich texts and blocks as the API tells them: links and files by their addresses, all loaded at once."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.html import escape
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text

from core.addresses import absolute, address_of
from core.links import known_addresses
from core.models import PortalDocument, PortalImage, PortalRendition
from core.querysets import PortalPageQuerySet
from interop.api.schemas import File, Photo

Leaf = Callable[[blocks.Block, Any], Any]

LARGEST = "max-1200x1200"  # of a photograph, in pixels
PATH = re.compile(r'(?<= href=")(?=/)')
FILE_LINK = re.compile(r'<a (?=[^>]*linktype="document")[^>]*?\bid="(\d+)"[^>]*>')


def walked(block: blocks.Block, value: Any, leaf: Leaf) -> Any:
    """Return a value of a StreamField, as the database has it, with what `leaf` makes of each of its single values."""
    match block:
        case blocks.StreamBlock():
            known = [one for one in value or () if one["type"] in block.child_blocks]
            return [
                {"type": one["type"], "value": walked(block.child_blocks[one["type"]], one["value"], leaf)}
                for one in known
            ]
        case TypedTableBlock():
            return walked_table(block, value or {}, leaf)
        case blocks.StructBlock():
            return {name: walked(child, (value or {}).get(name), leaf) for name, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return [walked(block.child_block, item_of(one), leaf) for one in value or ()]
    return leaf(block, value)


def item_of(one: Any) -> Any:
    """Return the value of an item of a list; Wagtail reads those without an identifier too."""
    return one["value"] if isinstance(one, dict) and one.get("type") == "item" else one


def walked_table(block: TypedTableBlock, value: dict[str, Any], leaf: Leaf) -> dict[str, Any]:
    """Return a table: caption, headings of the columns, cells by row."""
    columns = value.get("columns", [])
    kinds = [block.child_blocks[column["type"]] for column in columns]
    rows = [
        [walked(kind, cell, leaf) for kind, cell in zip(kinds, row["values"], strict=True)]
        for row in value.get("rows", [])
    ]
    return {"caption": value.get("caption") or None, "columns": [column["heading"] for column in columns], "rows": rows}


class Texts:
    """What some texts lead to and show. First all are read with `note`, then `load` asks, then each is told."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.pages: set[int] = set()
        self.photos: dict[int, Photo | None] = {}
        self.files: dict[int, File | None] = {}
        self.addresses: dict[int, str] = {}  # of the pages, in the language where they have one
        self.versions: dict[UUID, dict[str, str]] = {}  # addresses of the pages by translation key and language

    def note(self, block: blocks.Block, value: Any) -> None:
        """Remember what a single value names."""
        match block:
            case blocks.RichTextBlock():
                self.note_html(value)
            case ImageChooserBlock():
                self.note_photo(value)
            case DocumentChooserBlock():
                self.note_file(value)
            case blocks.PageChooserBlock():
                self.pages.update(filter(None, [value]))

    def note_html(self, source: str | None) -> None:
        """Remember what a rich text leads to."""
        for model, number, *_place in extract_references_from_rich_text(source or ""):
            if issubclass(model, Page):
                self.pages.add(int(number))
            elif model is PortalDocument:
                self.note_file(int(number))

    def note_photo(self, number: int | None) -> None:
        """Remember a photograph."""
        if number:
            self.photos[number] = None

    def note_file(self, number: int | None) -> None:
        """Remember a file."""
        if number:
            self.files[number] = None

    def load(self, keys: Iterable[UUID]) -> None:
        """Ask for all that was noted, and for the languages of pages by their translation keys: three queries at most.

        A photograph that is asked for the first time is made smaller now.
        """
        self.load_addresses(keys)
        if self.files:
            for document in PortalDocument.objects.filter(pk__in=self.files):
                url = absolute(document.url)
                self.files[document.pk] = File(title=document.title, url=url, language=document.language or None)
        if self.photos:
            made = PortalRendition.objects.filter(image__in=self.photos, filter_spec=LARGEST).select_related("image")
            for rendition in made:
                self.photos[rendition.image_id] = photo_of(rendition)
            missing = [number for number, photo in self.photos.items() if photo is None]
            for image in PortalImage.objects.filter(pk__in=missing) if missing else ():
                self.photos[image.pk] = photo_of(image.get_rendition(LARGEST))

    def load_addresses(self, keys: Iterable[UUID]) -> None:
        """Ask for the addresses of pages that everybody may read."""
        named = Page.objects.filter(pk__in=self.pages).values("translation_key")
        wanted = Q(translation_key__in=list(keys)) | Q(translation_key__in=named)
        numbers: dict[UUID, list[int]] = {}
        found = PortalPageQuerySet(Page).live().unrestricted().filter(wanted, alias_of=None)
        for page in found.select_related("locale").order_by("locale", "pk"):
            code = page.locale.language_code
            self.versions.setdefault(page.translation_key, {})[code] = absolute(address_of(page, code))
            numbers.setdefault(page.translation_key, []).append(page.pk)
        for key, ones in numbers.items():
            urls = self.versions[key]
            self.addresses |= dict.fromkeys(ones, urls.get(self.language) or next(iter(urls.values())))

    def tell(self, block: blocks.Block, value: Any) -> Any:
        """Return a single value as the API has it."""
        match block:
            case blocks.RichTextBlock():
                return self.html(value)
            case ImageChooserBlock():
                return self.photos.get(value)
            case DocumentChooserBlock():
                return self.files.get(value)
            case blocks.PageChooserBlock():
                return self.addresses.get(value)
        return None if value == "" else value

    def html(self, source: str | None) -> str | None:
        """Return a rich text as HTML with full addresses."""
        if not source:
            return None
        token = known_addresses.set(self.addresses)
        try:
            return PATH.sub(absolute(""), expand_db_html(FILE_LINK.sub(self.file_link, source)))
        finally:
            known_addresses.reset(token)

    def file_link(self, match: re.Match) -> str:
        """Return the opening tag of a link to a file, which Wagtail would ask for text by text."""
        file = self.files.get(int(match[1]))
        return f'<a href="{escape(file.url)}">' if file else "<a>"


def photo_of(rendition: PortalRendition) -> Photo:
    """Tell of a photograph."""
    return Photo(
        url=absolute(rendition.url),
        width=rendition.width,
        height=rendition.height,
        description=rendition.image.default_alt_text or None,
        credit=rendition.image.credit or None,
    )
