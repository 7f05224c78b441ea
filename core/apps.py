"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """What every page needs."""

    name = "core"
    label = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Change what Wagtail does wrong, and keep why a page is withdrawn."""
        from wagtail.signals import page_unpublished

        from core import wagtail_patches
        from core.receivers import keep_reason

        wagtail_patches.apply()
        page_unpublished.connect(keep_reason, dispatch_uid="keep_reason")
