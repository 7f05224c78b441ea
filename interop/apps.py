"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InteropConfig(AppConfig):
    """Exchange with other systems."""

    name = "interop"
    label = "interop"
    verbose_name = _("Exchange")

    def ready(self) -> None:
        """Tell under projects where imported ones come from."""
        from core import extras
        from interop import imported

        extras.register("interop/origin.html", imported.origin_of, notice="interop/withdrawn.html")
