"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    """The glossary."""

    name = "knowledge.glossary"
    label = "glossary"
    verbose_name = _("Glossary")
