"""Questions about many pages; every method returns a set that can be narrowed further."""

from typing import Self

from django.db.models import Exists, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from core.i18n import active_language


class PortalPageQuerySet(PageQuerySet):
    """Sets of pages."""

    def in_language(self, code: str = "") -> Self:
        """Keep pages in one language (BCP 47), by default the reader's."""
        return self.filter(locale__language_code=code or active_language())

    def unrestricted(self) -> Self:
        """Keep pages that nobody has to log in for; one statement, where Wagtail's `public()` takes two."""
        restrictions = PageViewRestriction.objects.annotate(path=OuterRef("path")).filter(
            path__startswith=F("page__path")
        )
        return self.filter(~Exists(restrictions))

    def shown(self) -> Self:
        """Keep what a visitor may find: live and public pages in the reader's language."""
        return self.live().unrestricted().in_language()

    def counted(self) -> Self:
        """Keep what public figures count: no demonstration entries."""
        return self.filter(is_demo=False)

    def for_cards(self) -> Self:
        """Load what a card shows and no more; page types add what they show besides."""
        return self.select_related("listing_image")
