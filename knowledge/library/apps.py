"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Publications, practices, tools and films."""

    name = "knowledge.library"
    label = "library"
    verbose_name = _("Library")
