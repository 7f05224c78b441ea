"""Questions about many pages; every method returns a set that can be narrowed further."""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, PageManager, PageViewRestriction, ReferenceIndex
from wagtail.query import PageQuerySet

from core.i18n import active_language

HOME_DEPTH = 2  # of the home pages, one per language, below the root of the tree


def restrictions() -> QuerySet:
    """Return the restrictions on the page of an outer query, its own and those of the pages above it."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.annotate(path=path).filter(path__startswith=F("page__path"))


class PortalPageQuerySet(PageQuerySet):
    """Sets of pages."""

    def in_language(self, code: str = "") -> Self:
        """Keep pages in one language (BCP 47), by default the reader's."""
        return self.filter(locale__language_code=code or active_language())

    def at(self, path: str) -> Self:
        """Keep the pages that stand at a path below a home page, "projects/example/"; each language may have one."""
        return self.filter(depth=HOME_DEPTH + path.count("/"), url_path__endswith=f"/{path}")

    def unrestricted(self) -> Self:
        """Keep pages that nobody has to log in for; one statement, where Wagtail's `public()` takes two."""
        return self.filter(~Exists(restrictions()))

    def with_publicity(self) -> Self:
        """Say of each page, as `is_public`, whether everybody may read it."""
        return self.annotate(is_public=ExpressionWrapper(Q(live=True) & ~Exists(restrictions()), BooleanField()))

    def shown(self) -> Self:
        """Keep what a visitor may find: live and public pages in the reader's language."""
        return self.live().unrestricted().in_language()

    def counted(self) -> Self:
        """Keep what public figures count: no demonstration entries."""
        return self.filter(is_demo=False)

    def only(self, *fields: str) -> Self:
        """Load some columns only, without the joins of the manager: Django refuses to have both."""
        return super(PortalPageQuerySet, self.select_related(None)).only(*fields)

    def chosen_in(self, rows: Any, name: str) -> list:
        """Return the pages that `rows` of a page choose, in the editor's order.

        `name` is the foreign key of a row; the row may choose any translation. Rows of a preview are not in the
        database yet.
        """
        if isinstance(rows, QuerySet):
            row = rows.filter(**{f"{name}__translation_key": OuterRef("translation_key")}).order_by("sort_order")
            ranked = self.annotate(rank=Subquery(row.values(rank=Coalesce("sort_order", 0))[:1]))
            return list(ranked.filter(rank__isnull=False).order_by("rank"))
        keys = [getattr(row, name).translation_key for row in rows]
        return sorted(self.filter(translation_key__in=keys), key=lambda page: keys.index(page.translation_key))

    def mentioning(self, page: Page) -> Self:
        """Keep other pages that lead to a page or its translations: in a text, on a card, among related pages."""
        versions = Page.objects.filter(translation_key=page.translation_key)
        pages = ContentType.objects.get_for_model(Page)
        links = ReferenceIndex.objects.filter(
            base_content_type=pages,
            to_content_type=pages,
            to_object_id__in=versions.order_by().values(key=Cast("pk", CharField())),
        )
        mentioning = links.values(number=Cast("object_id", IntegerField()))
        return self.filter(pk__in=mentioning).exclude(translation_key=page.translation_key)

    def newest_first(self) -> Self:
        """Order by the moment at which a page first appeared on the portal, latest first."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

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
