"""Raw values for any block, full to the last field; every text that somebody reads is a word of its own."""

import itertools
import uuid
from collections.abc import Callable

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import CodeBlock
from tests.core.factories import DocumentFactory, ImageFactory


class Sample:
    """Makes values of blocks; `words` are the texts that translators must see, `codes` those that they must not."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.codes: list[str] = []
        self.numbers = itertools.count(1)

    def word(self) -> str:
        """Return a text that stands nowhere else."""
        self.words.append(f"mot{next(self.numbers)}é")
        return self.words[-1]

    def code(self) -> str:
        """Return a code that stands nowhere else."""
        self.codes.append(f"code-{next(self.numbers)}")
        return self.codes[-1]

    def identity(self) -> str:
        """Return an id for a block."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, str(next(self.numbers))))

    def rich_text(self) -> str:
        """Return a paragraph with a link, a list and something bold."""
        link = f'<a href="https://example.org/{next(self.numbers)}">{self.word()}</a>'
        return (
            f'<p data-block-key="p{next(self.numbers)}">{self.word()} {link} <b>{self.word()}</b></p>'
            f'<ul><li data-block-key="l{next(self.numbers)}">{self.word()}</li></ul>'
        )

    def of(self, block: blocks.Block) -> object:
        """Return a raw value of a block, as the database keeps it."""
        return next(make(self, block) for kind, make in MAKERS if isinstance(block, kind))

    def table(self) -> dict[str, object]:
        """Return a table of two columns, with an empty cell and two equal ones."""
        equal = f"<p>{self.word()}</p>"
        cells = [[f"<p>{self.word()} <b>{self.word()}</b></p>", equal], [equal, ""]]
        columns = [{"type": "text", "heading": self.word()}, {"type": "text", "heading": self.word()}]
        return {"columns": columns, "rows": [{"values": row} for row in cells], "caption": self.word()}

    def image(self) -> dict[str, object]:
        """Return a picture with its alternative text."""
        return {"image": ImageFactory().pk, "alt_text": self.word(), "decorative": False}

    def items(self, block: blocks.ListBlock) -> list[dict[str, object]]:
        """Return as many items as the list asks for, two at least."""
        return [
            {"type": "item", "value": self.of(block.child_block), "id": self.identity()}
            for _number in range(max(2, block.meta.min_num or 0))
        ]

    def children(self, block: blocks.StructBlock) -> dict[str, object]:
        """Return a value for each field."""
        return {name: self.of(child) for name, child in block.child_blocks.items()}

    def stream(self, block: blocks.StreamBlock) -> list[dict[str, object]]:
        """Return one block of each type."""
        return [
            {"type": name, "value": self.of(child), "id": self.identity()} for name, child in block.child_blocks.items()
        ]


Maker = Callable[[Sample, blocks.Block], object]
MAKERS: list[tuple[type[blocks.Block], Maker]] = [  # a subclass stands before its base
    (CodeBlock, lambda sample, _block: sample.code()[: _block.field.max_length or 60]),
    (blocks.URLBlock, lambda sample, _block: f"https://example.org/{next(sample.numbers)}"),
    (blocks.RichTextBlock, lambda sample, _block: sample.rich_text()),
    (blocks.CharBlock, lambda sample, _block: sample.word()),
    (blocks.TextBlock, lambda sample, _block: sample.word()),
    (blocks.ChoiceBlock, lambda _sample, block: next(value for value, _n in block.field.choices if value)),
    (blocks.BooleanBlock, lambda _sample, _block: True),
    (blocks.IntegerBlock, lambda _sample, _block: 2016),
    (blocks.DecimalBlock, lambda _sample, _block: "268"),
    (blocks.PageChooserBlock, lambda _sample, _block: None),
    (SnippetChooserBlock, lambda _sample, _block: None),
    (DocumentChooserBlock, lambda _sample, _block: DocumentFactory().pk),
    (ImageBlock, lambda sample, _block: sample.image()),
    (ImageChooserBlock, lambda _sample, _block: ImageFactory().pk),
    (TypedTableBlock, lambda sample, _block: sample.table()),
    (blocks.ListBlock, lambda sample, block: sample.items(block)),
    (blocks.StreamBlock, lambda sample, block: sample.stream(block)),
    (blocks.StructBlock, lambda sample, block: sample.children(block)),
]


def streams_of(model: type[models.Model]) -> list[StreamField]:
    """Return the StreamFields of a page type."""
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
