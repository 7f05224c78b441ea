"""Blocks of words: text, heading, quotation, callout, and codes that are no words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from core.blocks.features import INLINE_FEATURES, TEXT_FEATURES
from core.blocks.table import TableBlock


class CodeBlock(blocks.CharBlock):
    """A code, address or other text that is the same in every language and no translator sees."""

    def get_translatable_segments(self, _value: str) -> list[StringSegmentValue]:
        """Return nothing: a code is not translated."""
        return []

    def restore_translated_segments(self, value: str, _segments: list) -> str:
        """Keep the code of the source."""
        return value


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs and lists, with links.")
        template = "blocks/rich_text.html"
        preview_value = "<p>Une commune et une association préparent ensemble un guichet d’accueil.</p>"


class HeadingBlock(blocks.StructBlock):
    """A heading inside the page."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Part of a section"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        description = _("Opens a section or a part of one; readers of screen readers jump from one to the next.")
        template = "blocks/heading.html"
        form_layout = ["text", "level"]
        preview_value = {"text": "Ce que peut une collectivité", "level": "2"}


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with who said or wrote them."""

    text = blocks.RichTextBlock(label=_("Quotation"), features=INLINE_FEATURES)
    source = blocks.CharBlock(
        label=_("Source"), required=False, help_text=_("Function or work, never a private person.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        description = _("Words of somebody else, with their source.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "<p>Une action dure quand une institution locale la porte.</p>",
            "source": "Rapport de projet",
        }


class CalloutContentBlock(blocks.StreamBlock):
    """What a callout may hold."""

    rich_text = TextBlock()
    table = TableBlock()


class CalloutBlock(blocks.StructBlock):
    """A case, a task for the reader or the key points, set apart from the text."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("case", _("Case")), ("reflection", _("Reflection")), ("key_points", _("Key points"))],
        default="case",
    )
    title = blocks.CharBlock(label=_("Title"), help_text=_("Of a case, say whether it is real or fictitious."))
    content = CalloutContentBlock(label=_("Content"))

    class Meta:
        icon = "help"
        label = _("Callout")
        group = _("Text")
        description = _("A real or fictitious case, a task for the reader, or the key points to remember.")
        template = "blocks/callout.html"
        preview_value = {
            "kind": "key_points",
            "title": "À retenir",
            "content": [{"type": "rich_text", "value": "<ul><li>Les effets se lisent sur un territoire.</li></ul>"}],
        }
