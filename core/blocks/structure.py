"""Blocks that order information: figures, links, accordion, timeline."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import TextBlock
from core.links import fault_of_target, known_addresses


class FigureBlock(blocks.StructBlock):
    """One figure and what it counts."""

    value = blocks.CharBlock(label=_("Figure"), max_length=30, help_text=_("With its unit, for example: 229 998 USD."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    note = blocks.CharBlock(label=_("Year or source"), required=False, max_length=120)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    """A few figures side by side, for example: 268, young people trained, 2016."""

    items = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = _("Data")
        description = _("Up to six figures side by side, each with what it counts and its year.")
        template = "blocks/figures.html"
        preview_value = {"items": [{"value": "18", "label": "collectivités accompagnées", "note": "2016"}]}


class LinkValue(blocks.StructValue):
    """What the template of a link card needs."""

    @property
    def href(self) -> str:
        """Address of the chosen page in the reader's language, or the address typed."""
        page = self.get("page")
        if page is None:
            return self.get("url") or ""
        return known_addresses.get().get(page.pk) or page.localized.url


class LinkBlock(blocks.StructBlock):
    """A link to a page of the portal or to another site."""

    title = blocks.CharBlock(label=_("Title"))
    text = blocks.CharBlock(label=_("What the reader finds there"), required=False, max_length=200)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for one target: a page or an address."""
        value = super().clean(value)
        if message := fault_of_target(value["page"], value["url"]):
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return value


class LinksBlock(blocks.StructBlock):
    """Cards that lead on."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    items = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Link cards")
        group = _("Structure")
        description = _("Cards that lead to other pages or sites.")
        template = "blocks/links.html"
        preview_value = {
            "title": "Pour aller plus loin",
            "items": [{"title": "Base de projets", "text": "123 projets", "url": "https://example.org/"}],
        }


class AccordionItemBlock(blocks.StructBlock):
    """A title that opens a text."""

    title = blocks.CharBlock(label=_("Title"))
    content = TextBlock(label=_("Text"))

    class Meta:
        icon = "arrow-down"
        label = _("Part")


class AccordionBlock(blocks.StructBlock):
    """Texts that open one by one."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Parts"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Accordion")
        group = _("Structure")
        description = _("Titles that open a text; for details that only some readers need.")
        template = "blocks/accordion.html"
        preview_value = {"items": [{"title": "Qui peut participer ?", "content": "<p>Toute collectivité.</p>"}]}


class MilestoneBlock(blocks.StructBlock):
    """One step of a timeline."""

    date = blocks.CharBlock(label=_("Date"), max_length=60, help_text=_("As it is to be read, for example: May 2014."))
    title = blocks.CharBlock(label=_("Title"))
    text = TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "date"
        label = _("Step")


class TimelineBlock(blocks.StructBlock):
    """What happened, in order."""

    items = blocks.ListBlock(MilestoneBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = _("Structure")
        description = _("What happened, in the order of time.")
        template = "blocks/timeline.html"
        preview_value = {"items": [{"date": "2012", "title": "Début de la deuxième phase", "text": ""}]}
