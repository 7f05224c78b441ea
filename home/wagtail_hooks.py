"""Registration with the admin."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.models import Message, Platform
from home.permissions import MessagePermissionPolicy
from home.viewsets import MessageViewSet
from reference.viewsets import viewset_for

register_permission_policy(Message, MessagePermissionPolicy(Message))  # before the viewset makes one of its own
register_snippet(MessageViewSet)
register_snippet(viewset_for(Platform, "link", add_to_admin_menu=True, menu_order=510))
