"""Registration of the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search of the portal."""

    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Listen to what changes pages; add further reading under them."""
        from core import extras
        from search import alike, receivers

        receivers.connect()
        extras.register("search/alike.html", alike.pages_like)
