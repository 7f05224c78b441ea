"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home and programme."""

    name = "home"
    label = "home"
    verbose_name = _("Programme")
