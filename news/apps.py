"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News and events."""

    name = "news"
    label = "news"
    verbose_name = _("News and agenda")
