"""Registration with the admin."""

from wagtail.snippets.models import register_snippet

from home.models import Platform
from reference.viewsets import viewset_for

register_snippet(viewset_for(Platform, "link", add_to_admin_menu=True, menu_order=510))
