"""Changes to Wagtail 8.0.1.

The labels of the windows in which one chooses a picture or document are translated when the server starts: in French,
whatever the language of the editor. tests/core/test_wagtail_patches.py says when the patch is no longer needed.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet


def apply() -> None:
    """Translate the labels when they are shown."""
    ChooserViewSet.search_tab_label = _("Search")
    ChooserViewSet.create_action_label = _("Create")
