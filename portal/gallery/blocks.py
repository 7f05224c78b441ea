"""Values for any block, made from the words of a state: a new block is in the gallery by itself."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import get_page_models
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import CodeBlock
from portal.gallery.words import Words


def offered() -> dict[str, blocks.Block]:
    """Return every block that an editor can insert into a page, by the name of its class."""
    streams = [f for model in get_page_models() for f in model._meta.get_fields() if isinstance(f, StreamField)]
    return {
        type(child).__name__: child
        for stream in streams
        for block in walk(stream.stream_block)
        if isinstance(block, blocks.StreamBlock)
        for child in block.child_blocks.values()
    }


def walk(block: blocks.Block) -> Iterator[blocks.Block]:
    """Yield a block and every block inside it."""
    yield block
    inner = list(getattr(block, "child_blocks", {}).values())
    inner += [block.child_block] if isinstance(block, blocks.ListBlock) else []
    for child in inner:
        yield from walk(child)


def filled(block: blocks.Block, words: Words) -> Any:
    """Return a value of a block with the words of a state."""
    return block.to_python(Filler(words).of(block))


class Filler:
    """Makes raw values of blocks, as the database keeps them; what is not required stays empty when words do."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def of(self, block: blocks.Block) -> Any:
        """Return a raw value of a block."""
        return next(make(self, block) for kind, make in MAKERS if isinstance(block, kind))

    def text(self) -> str:
        """Return a paragraph."""
        return self.words.text or self.words.title

    def rich_text(self) -> str:
        """Return a paragraph with a link and a list."""
        name = self.words.name
        return f'<p>{self.text()} <a href="https://example.org/">{name}</a></p><ul><li><b>{name}</b></li></ul>'

    def choice(self, block: blocks.ChoiceBlock) -> str:
        """Return one of the choices, another in each state."""
        choices = [value for value, _name in block.field.choices if value]
        return choices[self.words.kind % len(choices)]

    def table(self) -> dict[str, Any]:
        """Return a table with an empty cell; as wide as its state has items."""
        columns = [{"type": "text", "heading": self.words.name} for _n in range(max(2, self.words.count))]
        cells = [f"<p>{self.text()}</p>", *[""] * (len(columns) - 1)]
        caption = self.words.title if self.words.text else ""
        return {"columns": columns, "rows": [{"values": cells}, {"values": cells[::-1]}], "caption": caption}

    def image(self) -> dict[str, Any] | None:
        """Return the newest picture of the portal with its alternative text."""
        image = newest(get_image_model())
        return {"image": image, "alt_text": self.words.title, "decorative": False} if image else None

    def items(self, block: blocks.ListBlock) -> list[Any]:
        """Return as many items as the state has, and not fewer or more than the list allows."""
        fewest, most = block.meta.min_num or 0, block.meta.max_num or self.words.count
        return [self.of(block.child_block) for _n in range(max(fewest, min(most, self.words.count)))]

    def children(self, block: blocks.StructBlock) -> dict[str, Any]:
        """Return a value for each field that has one in this state."""
        filled = block.child_blocks.items()
        return {name: self.of(child) for name, child in filled if self.words.text or child.required}

    def stream(self, block: blocks.StreamBlock) -> list[dict[str, Any]]:
        """Return one block of each type."""
        return [{"type": name, "value": self.of(child)} for name, child in block.child_blocks.items()]


def newest(model: Any) -> int | None:
    """Return the number of the newest picture or document; a portal without any has nothing to show."""
    return model.objects.order_by("pk").values_list("pk", flat=True).last()


Maker = Callable[[Filler, Any], Any]
MAKERS: list[tuple[type[blocks.Block], Maker]] = [  # a subclass stands before its base
    (CodeBlock, lambda filler, _block: filler.words.name),
    (blocks.URLBlock, lambda _filler, _block: "https://example.org/"),
    (blocks.RichTextBlock, lambda filler, _block: filler.rich_text()),
    (blocks.CharBlock, lambda filler, _block: filler.words.title),
    (blocks.TextBlock, lambda filler, _block: filler.text()),
    (blocks.ChoiceBlock, lambda filler, block: filler.choice(block)),
    (blocks.BooleanBlock, lambda _filler, _block: True),
    (blocks.IntegerBlock, lambda _filler, block: block.get_default() or 2016),
    (blocks.DecimalBlock, lambda _filler, _block: "268"),
    (blocks.PageChooserBlock, lambda _filler, _block: None),
    (SnippetChooserBlock, lambda _filler, _block: None),
    (DocumentChooserBlock, lambda _filler, _block: newest(get_document_model())),
    (ImageBlock, lambda filler, _block: filler.image()),
    (ImageChooserBlock, lambda _filler, _block: newest(get_image_model())),
    (TypedTableBlock, lambda filler, _block: filler.table()),
    (blocks.ListBlock, lambda filler, block: filler.items(block)),
    (blocks.StreamBlock, lambda filler, block: filler.stream(block)),
    (blocks.StructBlock, lambda filler, block: filler.children(block)),
]
