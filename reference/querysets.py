"""Questions about many rows of an authority list."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from wagtail.models import Page

from core.querysets import PortalPageQuerySet


class AuthorityQuerySet(models.QuerySet):
    """Rows of one authority list."""

    def by_name(self) -> list:
        """Return the rows in the order of their labels in the reader's language.

        A list, since the database sorts by bytes and would put É after Z.
        """
        return sorted(self, key=lambda row: row.label.sort_key)


class ClassifiedQuerySet(PortalPageQuerySet):
    """Sets of pages that carry themes and countries."""

    def on_themes(self, codes: Iterable[str]) -> Self:
        """Keep pages on one of the themes; unknown codes give an empty set."""
        return self.filter(has_link("theme_links", codes))

    def in_countries(self, codes: Iterable[str]) -> Self:
        """Keep pages about one of the countries (ISO 3166-1 alpha-2); unknown codes give an empty set."""
        return self.filter(has_link("country_links", codes))

    def for_cards(self) -> Self:
        """Load what a card shows: picture, themes and countries, in three queries for any number of cards."""
        return super().for_cards().prefetch_related(*(linked(name) for name in CARD_LINKS))


CARD_LINKS = ("theme_links", "country_links")


def has_link(relation: str, codes: Iterable[str]) -> Exists:
    """Say whether a page links to one of the rows of an authority list."""
    links = Page._meta.get_field(relation).related_model.objects
    return Exists(links.filter(**{"page": OuterRef("pk"), f"{relation.removesuffix('_links')}__in": codes}))


def linked(relation: str) -> Prefetch:
    """Load the links of many pages to one authority list, in the editor's order."""
    model = Page._meta.get_field(relation).related_model
    row = relation.removesuffix("_links")
    return Prefetch(relation, model.objects.select_related(row).order_by("sort_order"))


def linked_rows(page: Page, relation: str) -> list:
    """Return the rows that a page links to, in the editor's order; loaded before, or by one query now."""
    row = relation.removesuffix("_links")
    links = getattr(page, relation)
    loaded = relation in getattr(page, "_prefetched_objects_cache", {})
    return [getattr(link, row) for link in (links.all() if loaded else links.select_related(row))]
