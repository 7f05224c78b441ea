"""Registration of the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home and programme."""

    name = "home"
    label = "home"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Keep the address of the portal where Wagtail looks for it."""
        from home.receivers import keep_address

        post_migrate.connect(keep_address, sender=self)
