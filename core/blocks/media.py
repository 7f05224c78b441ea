"""Blocks that show a file: picture, document, film."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import get_text_for_indexing

from core.blocks.features import INLINE_FEATURES
from core.blocks.text import CodeBlock, TextBlock
from core.cldr import language_choices


class PictureBlock(blocks.StructBlock):
    """A photograph or drawing with its alternative text, caption and credit."""

    image = ImageBlock(label=_("File and what it shows"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    credit = CodeBlock(label=_("Credit"), required=False, help_text=_("Who made it, for example: UNDP Nepal."))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        description = _("A photograph or drawing; say what it shows for those who do not see it.")
        template = "blocks/picture.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Show a picture of the portal; a portal without any has nothing to show."""
        return self.normalize(
            {"image": get_image_model().objects.last(), "caption": "Atelier à Diourbel", "credit": "M4D Net"}
        )


class DocumentBlock(blocks.StructBlock):
    """A file to download, with what it is."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"))
    description = blocks.TextBlock(label=_("Description"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        group = _("Media")
        description = _("A file to download; its format and size are added by themselves.")
        template = "blocks/document.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Show a document of the portal; a portal without any has nothing to show."""
        document = get_document_model().objects.last()
        return self.normalize(
            {"document": document, "title": "Guide de planification", "description": "Pour les communes."}
        )


class CaptionsBlock(blocks.StructBlock):
    """Captions of a film in one language, as a WebVTT file."""

    language = blocks.ChoiceBlock(label=_("Language"), choices=language_choices)
    document = DocumentChooserBlock(label=_("WebVTT file"))

    class Meta:
        icon = "openquote"
        label = _("Captions")


class VideoBlock(blocks.StructBlock):
    """A film on the portal itself: no player of another site, captions and transcript beside it."""

    title = blocks.CharBlock(label=_("Title"))
    document = DocumentChooserBlock(label=_("Film"), required=False)
    poster = ImageChooserBlock(label=_("Picture before the start"), required=False)
    captions = blocks.ListBlock(CaptionsBlock(), label=_("Captions"), default=[])
    transcript = TextBlock(label=_("Transcript"), required=False, features=[*INLINE_FEATURES, "ol", "ul"])
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)
    credit = CodeBlock(label=_("Credit"), required=False)

    class Meta:
        icon = "media"
        label = _("Film")
        group = _("Media")
        description = _("A film with captions and transcript; without a file, a link to where it can be seen.")
        template = "blocks/video.html"
        preview_value = {"title": "Entretien", "captions": [], "source_url": "https://example.org/film"}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a film that those who do not hear could not follow."""
        value = super().clean(value)
        transcript = get_text_for_indexing(value["transcript"].source).strip() if value["transcript"] else ""
        if value["document"] and not (value["captions"] or transcript):
            message = _("A film needs captions or a transcript.")
            raise blocks.StructBlockValidationError(block_errors={"transcript": ValidationError(message)})
        return value
