"""A table whose caption, headings and cells reach translators."""

from hashlib import sha1

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

from core.blocks.features import INLINE_FEATURES


def path_of(part: str, text: str) -> str:
    """Return the path of a text in a table: by what it says, so that a new row moves no translation."""
    return f"{part}-{sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]}"


class CellBlock(blocks.RichTextBlock):
    """One cell: a line of text, with emphasis and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=INLINE_FEATURES, **kwargs)


class TableBlock(TypedTableBlock):
    """Rows and columns under headings.

    wagtail-localize passes over typed tables; the two methods below give it every text in them.
    A translation belongs to a text, not to a place: equal cells share one.
    """

    text = CellBlock(label=_("Text"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Data")
        description = _("Rows and columns under headings; on a narrow screen it scrolls sideways.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "",
            "columns": [{"type": "text", "heading": "Atout"}, {"type": "text", "heading": "Ce qu’il permet"}],
            "rows": [{"values": ["<p>Proximité</p>", "<p>Entendre tôt les besoins</p>"]}],
        }

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Return caption, headings and cells, each text once."""
        found = {path_of("caption", table.caption): StringSegmentValue("", table.caption)} if table.caption else {}
        for column in table.columns:
            found[path_of("heading", column["heading"])] = StringSegmentValue("", column["heading"])
        for cell in cells_of(table):
            string, attributes = StringValue.from_source_html(inner_html(cell.source))
            found[path_of("cell", cell.source)] = StringSegmentValue("", string, attrs=attributes)
        return [segment.wrap(path) for path, segment in found.items()]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        """Put translations in the place of the source's texts."""
        translated = {segment.path: segment for segment in segments}

        def plain(part: str, text: str) -> str:
            segment = translated.get(path_of(part, text)) if text else None
            return segment.render_text() if segment else text

        def rich(cell: RichText) -> RichText:
            segment = translated.get(path_of("cell", cell.source)) if cell.source else None
            return RichText(outer_html(cell.source, segment.render_html())) if segment else cell

        columns = [{**column, "heading": plain("heading", column["heading"])} for column in table.columns]
        rows = [{"values": [rich(cell) for cell in row["values"]]} for row in table.row_data]
        return TypedTable(columns, rows, plain("caption", table.caption))


def cells_of(table: TypedTable) -> list[RichText]:
    """Return the cells that say something, row by row."""
    return [cell for row in table.row_data for cell in row["values"] if cell.source]


def inner_html(source: str) -> str:
    """Return what stands inside the one paragraph of a cell."""
    start = source.find(">") + 1 if source.startswith("<p") else 0
    return source[start:].removesuffix("</p>")


def outer_html(source: str, inner: str) -> str:
    """Return the paragraph of a cell with other words in it."""
    start = source.find(">") + 1 if source.startswith("<p") else 0
    return f"{source[:start]}{inner}</p>" if start else inner
