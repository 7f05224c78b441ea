"""Links of the navigation and the footer, which lead to pages in the reader's language."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.links import fault_of_target


class NavigationLinkBlock(blocks.StructBlock):
    """A page in the navigation."""

    page = blocks.PageChooserBlock(label=_("Page"))
    label = blocks.CharBlock(
        label=_("Own label"), required=False, max_length=40, help_text=_("Without one, the title of the page is shown.")
    )

    class Meta:
        icon = "doc-empty"
        label = _("Page")
        description = _("A page, by its title or a label of its own; left out where a language does not have it.")
        preview_value = {"page": None, "label": "Projets"}


class FooterLinkBlock(blocks.StructBlock):
    """A link in the footer: to a page, or to another site under a label."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or address"), required=False)
    label = blocks.CharBlock(
        label=_("Own label"), required=False, max_length=80,
        help_text=_("Without one, the title of the page is shown; an address needs one."),
    )  # fmt: skip

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A page of the portal, or the address of another site under a label.")
        preview_value = {"page": None, "url": "https://example.org/", "label": "Un autre site"}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for one target, and for a label where there is no title to show."""
        value = super().clean(value)
        errors = {}
        if message := fault_of_target(value["page"], value["url"]):
            errors["url"] = ValidationError(message)
        elif value["url"] and not value["label"]:
            errors["label"] = ValidationError(_("Write what the address leads to."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class FooterColumnBlock(blocks.StructBlock):
    """A column of the footer: links under a heading."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    links = blocks.ListBlock(FooterLinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("Links under a heading.")
        preview_value = {
            "heading": "Explorer",
            "links": [{"page": None, "url": "https://example.org/", "label": "Un autre site"}],
        }
