"""Questions about many pages; every method returns a set that can be narrowed further."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from core.i18n import active_language


class PortalPageQuerySet(PageQuerySet):
    """Sets of pages."""

    def in_language(self, code: str = "") -> Self:
        """Keep pages in one language (BCP 47), by default the reader's."""
        return self.filter(locale__language_code=code or active_language())

    def unrestricted(self) -> Self:
        """Keep pages that nobody has to log in for; one statement, where Wagtail's `public()` takes two."""
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restrictions = PageViewRestriction.objects.annotate(path=path).filter(path__startswith=F("page__path"))
        return self.filter(~Exists(restrictions))

    def shown(self) -> Self:
        """Keep what a visitor may find: live and public pages in the reader's language."""
        return self.live().unrestricted().in_language()

    def counted(self) -> Self:
        """Keep what public figures count: no demonstration entries."""
        return self.filter(is_demo=False)

    def only(self, *fields: str) -> Self:
        """Load some columns only, without the joins of the manager: Django refuses to have both."""
        return super(PortalPageQuerySet, self.select_related(None)).only(*fields)

    def for_cards(self) -> Self:
        """Load what a card shows and no more; page types add what they show besides."""
        return self.select_related("listing_image")


def manager_of(pages: type[PortalPageQuerySet], *joined: str) -> PageManager:
    """Return the manager of a page type; `joined` are foreign keys that every view of such a page shows."""
    manager = PageManager.from_queryset(pages)

    def get_queryset(self: PageManager) -> PortalPageQuerySet:
        found = manager.get_queryset(self)
        return found.select_related(*joined) if joined else found

    return type(f"{pages.__name__}Manager", (manager,), {"get_queryset": get_queryset})()
