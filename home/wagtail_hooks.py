"""Registration with the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.dashboard import NewMessagesPanel
from home.models import Message, Platform
from home.permissions import MessagePermissionPolicy
from home.viewsets import MessageViewSet
from reference.viewsets import viewset_for

register_permission_policy(Message, MessagePermissionPolicy(Message))  # before the viewset makes one of its own
register_snippet(MessageViewSet)
register_snippet(viewset_for(Platform, "link", add_to_admin_menu=True, menu_order=510))


@hooks.register("construct_homepage_panels")
def show_new_messages(_request: HttpRequest, panels: list[Component]) -> None:
    """Show what visitors wrote and nobody has dealt with."""
    panels.append(NewMessagesPanel())
