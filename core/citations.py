"""How a page of the portal is cited: as a sentence, and as fields for the programs that keep references."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.addresses import absolute, address_of
from core.cldr import long_date
from core.i18n import active_language

if TYPE_CHECKING:
    from core.models import PortalPage


@dataclass(frozen=True)
class Citation:
    """A page as a source, in the reader's language; `changed_on` is the day of its last publication.

    The day on which somebody reads it is for them to add: a page is the same for all.
    """

    key: str
    title: str
    url: str
    changed_on: datetime.date | None
    language: str  # BCP 47
    publisher: str
    summary: str

    @classmethod
    def of(cls, page: "PortalPage") -> Self:
        """Return what is cited of a page; `key` is the same for ever in one language."""
        moment, language = page.last_published_at or page.first_published_at, active_language()
        return cls(
            f"m4dnet-{page.translation_key.hex[:8]}-{language}",
            page.title,
            absolute(address_of(page)),
            timezone.localtime(moment).date() if moment else None,
            language,
            settings.SITE_NAME,
            page.summary,
        )

    @property
    def text(self) -> str:
        """The citation as a sentence."""
        return sentence(self.title, self.url, self.changed_on)


def sentence(title: str, url: str, changed_on: datetime.date | None) -> str:
    """Return how a page is cited in a text, in the reader's language."""
    values = {"publisher": settings.SITE_NAME, "title": title, "url": url}
    if not changed_on:
        return _("%(publisher)s, “%(title)s”, %(url)s") % values
    values["date"] = long_date(changed_on)
    return _("%(publisher)s, “%(title)s”, version of %(date)s, %(url)s") % values
