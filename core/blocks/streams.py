"""The sets of blocks that pages offer."""

from wagtail import blocks

from core.blocks.media import DocumentBlock, PictureBlock, VideoBlock
from core.blocks.structure import AccordionBlock, FiguresBlock, LinksBlock, TimelineBlock
from core.blocks.table import TableBlock
from core.blocks.text import CalloutBlock, HeadingBlock, QuoteBlock, TextBlock


class SectionsBlock(blocks.StreamBlock):
    """Plain writing: what a short page or one field of a longer one needs."""

    heading = HeadingBlock()
    rich_text = TextBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    table = TableBlock()


class BodyBlock(SectionsBlock):
    """All shared blocks, for the body of a page."""

    callout = CalloutBlock()
    figures = FiguresBlock()
    document = DocumentBlock()
    video = VideoBlock()
    accordion = AccordionBlock()
    timeline = TimelineBlock()
    links = LinksBlock()
