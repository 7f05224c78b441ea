"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Translation of pages."""

    name = "translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Change what wagtail-localize lacks."""
        from translation import wagtail_localize_patches

        wagtail_localize_patches.apply()
