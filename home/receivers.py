"""What happens in this app when something else has happened."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def keep_address(**_kwargs: Any) -> None:
    """Write PORTAL_URL into Wagtail's site, the source of links in mails and of the address of previews.

    Not through `save`: the cache that it would clear has no table yet when a portal is new.
    """
    parts = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname, port=port)
