"""Messages of visitors in the admin."""

from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Page
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.spreadsheets import harmless
from home.models import Message

EXCERPT = Column("excerpt", label=_("Beginning of the text"))
RECEIVED = DateColumn("created_at", label=_("Received"), sort_key="created_at")
TYPED = ("topic", "text", "page", "name", "email", "language", "created_at")


class TypedPanel(FieldPanel):
    """Shows what a visitor sent: a text with its lines, a page as a link to it."""

    def format_value_for_display(self, value: Any) -> Any:
        if self.field_name == "text":
            return linebreaksbr(value)
        if isinstance(value, Page):
            return format_html('<a href="{}">{}</a>', value.full_url, value.title)
        return super().format_value_for_display(value)


class MessageIndexView(IndexView):
    """All messages, latest first."""

    custom_value_preprocess = IndexView.custom_value_preprocess | {str: {IndexView.FORMAT_CSV: harmless}}


class MessageViewSet(SnippetViewSet):
    """Messages: what visitors wrote cannot be changed, only the state and the note of the team."""

    model = Message
    icon = "mail"
    menu_label = _("Messages")
    menu_name = "messages-of-visitors"
    menu_order = 490  # above the reference lists
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = MessageIndexView
    list_per_page = 50
    list_display = ["__str__", EXCERPT, "kind", "page", "language", "state", "delivery", RECEIVED]
    list_filter = ["state", "kind", "topic", "language", "delivery", "created_at"]
    list_export = ["created_at", "kind", "topic", "page", "language", "name", "email", "text", "state", "note"]
    search_fields = ["text", "name", "email"]
    search_backend_name = None
    inspect_view_fields = [*list_export, "delivery"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("state"), FieldPanel("note")], heading=_("The team")),
            MultiFieldPanel(
                [TypedPanel(name, read_only=True) for name in TYPED],
                heading=_("The visitor"),
            ),
        ]
    )
