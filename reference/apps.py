"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """Authority lists."""

    name = "reference"
    label = "reference"
    verbose_name = _("Reference lists")
