"""StreamField blocks that any page may offer."""

from core.blocks.frame import FooterColumnBlock, FooterLinkBlock, NavigationLinkBlock
from core.blocks.media import DocumentBlock, PictureBlock, VideoBlock
from core.blocks.streams import BodyBlock, SectionsBlock
from core.blocks.structure import AccordionBlock, FiguresBlock, LinksBlock, TimelineBlock
from core.blocks.table import TableBlock
from core.blocks.text import CalloutBlock, CodeBlock, HeadingBlock, QuoteBlock, TextBlock

__all__ = [
    "AccordionBlock",
    "BodyBlock",
    "CalloutBlock",
    "CodeBlock",
    "DocumentBlock",
    "FiguresBlock",
    "FooterColumnBlock",
    "FooterLinkBlock",
    "HeadingBlock",
    "LinksBlock",
    "NavigationLinkBlock",
    "PictureBlock",
    "QuoteBlock",
    "SectionsBlock",
    "TableBlock",
    "TextBlock",
    "TimelineBlock",
    "VideoBlock",
]
