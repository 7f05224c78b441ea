"""Blocks of the home page and of the page of frequent questions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import TextBlock


class QuestionBlock(blocks.StructBlock):
    """A frequent question with its answer."""

    category = SnippetChooserBlock("reference.FaqCategory", label=_("Category"), required=False)
    question = blocks.CharBlock(label=_("Question"))
    answer = TextBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question and its answer; questions are shown by category.")
        template = "blocks/question.html"
        preview_value = {"question": "Qui peut participer ?", "answer": "<p>Toute collectivité.</p>"}


class FaqBlock(blocks.StreamBlock):
    """Frequent questions in order."""

    question = QuestionBlock()


class FactBlock(blocks.StructBlock):
    """One fact of a fact sheet."""

    label = blocks.CharBlock(label=_("Label"), max_length=60)
    text = blocks.CharBlock(label=_("Text"), max_length=250)

    class Meta:
        icon = "list-ul"
        label = _("Fact")
        description = _("A label and what it says, for example: Funding, European Union.")
        template = "blocks/fact.html"
        preview_value = {"label": "Mise en œuvre", "text": "PNUD"}


class FactsBlock(blocks.StreamBlock):
    """A fact sheet."""

    fact = FactBlock()
