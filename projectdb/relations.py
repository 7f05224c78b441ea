"""What a project belongs with: the whole it is a part of, its parts, related pages, pages that mention it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.models import RelatedPage
from core.querysets import HOME_DEPTH, PortalPageQuerySet


@dataclass(frozen=True)
class Relation:
    """Pages that stand in one relation to a page; `name` is the id of their section."""

    name: str
    title: Any
    pages: list[Page]


def relations_of(page: Page, related: list[Page]) -> list[Relation]:
    """Return the pages around a page by their relation, each page once, without empty relations; one query.

    `related` are those that editors chose (`PortalPage.related_links`). Which page mentions another is told by
    Wagtail's index of references; that the home page shows a project for a while says nothing about it.
    """
    links = RelatedPage.objects.filter(page=OuterRef("pk"), relation=RelatedPage.Relation.PART_OF)
    is_part = Exists(links.filter(target__translation_key=page.translation_key))
    pages = PortalPageQuerySet(Page).shown().filter(depth__gt=HOME_DEPTH).annotate(is_part=is_part)
    found = list(pages.mentioning(page).order_by("content_type", "title", "pk")) if page.pk else []
    parts = [other for other in found if other.is_part]
    known = {other.pk for other in (*related, *parts)}
    relations = [
        Relation("wholes", _("Part of"), [other for other in related if other.is_whole]),
        Relation("parts", _("Its parts"), parts),
        Relation("related", _("Related pages"), [other for other in related if not other.is_whole]),
        Relation("mentions", _("Mentioned in"), [other for other in found if other.pk not in known]),
    ]
    return [relation for relation in relations if relation.pages]
