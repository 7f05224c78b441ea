"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectdbConfig(AppConfig):
    """The project database."""

    name = "projectdb"
    label = "projectdb"
    verbose_name = _("Projects")
