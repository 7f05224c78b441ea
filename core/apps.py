"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page needs."""

    name = "core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Change what Wagtail does wrong."""
        from core import wagtail_patches

        wagtail_patches.apply()
