"""What visitors wrote and nobody has dealt with, on the first page of the admin."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from home.models import Message

SHOWN = 8


class NewMessagesPanel(Component):
    """New messages with a link to each, those that waited longest first; nothing for those who may not change them."""

    name = "new-messages"
    template_name = "home/admin/messages_panel.html"
    heading = _("Messages of visitors to deal with")
    order = 205  # what is reported comes before one's own drafts

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        finder = AdminURLFinder(parent_context["request"].user)
        new = Message.objects.filter(state=Message.State.NEW).select_related("page").order_by("created_at", "pk")
        rows = [(message, url) for message in new[: SHOWN + 1] if (url := finder.get_edit_url(message))]
        list_url = f"{reverse('wagtailsnippets_home_message:list')}?state={Message.State.NEW}"
        return {"heading": self.heading, "rows": rows[:SHOWN], "has_more": len(rows) > SHOWN, "list_url": list_url}
