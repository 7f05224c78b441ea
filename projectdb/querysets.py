"""Questions about many projects."""

from collections.abc import Iterable
from typing import Self

from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from wagtail.models import Page

from core.querysets import PortalPageQuerySet
from reference.models import PageTheme
from reference.querysets import ClassifiedQuerySet, linked


class ProjectQuerySet(ClassifiedQuerySet):
    """Sets of projects; every method returns a set that can be narrowed further."""

    def in_country(self, code: str) -> Self:
        """Keep projects with a territory in one country, whatever its role.

        `code` is ISO 3166-1 alpha-2, for example "SN". An unknown code gives an empty set.
        """
        return self.in_countries([code])

    def in_countries(self, codes: Iterable[str]) -> Self:
        """Keep projects with a territory in one of the countries (ISO 3166-1 alpha-2), whatever its role."""
        territories = self.model.territories.rel.related_model.objects
        return self.filter(Exists(territories.filter(page=OuterRef("pk"), country__in=codes)))

    def in_corridor(self, origin: str, destination: str) -> Self:
        """Keep projects that start from one country and lead to another one (ISO 3166-1 alpha-2)."""
        return self.filter(self.has_territory(origin, "origin"), self.has_territory(destination, "destination"))

    def has_territory(self, code: str, role: str) -> Exists:
        """Say whether a project has a territory in one country (ISO 3166-1 alpha-2) that has one role in it."""
        territories = self.model.territories.rel.related_model.objects
        return Exists(territories.filter(page=OuterRef("pk"), country=code, role=role))

    def corridors(self) -> QuerySet:
        """Return the pairs of countries that the projects tie, most frequent first.

        Rows have `origin` and `destination` (ISO 3166-1 alpha-2), their labels `origin_label` and
        `destination_label`, and `count`, the number of projects; a country is not tied to itself.
        """
        return (
            self.tied()
            .values(
                origin=F("origin_end__country"),
                origin_label=F("origin_end__country__label"),
                destination=F("destination_end__country"),
                destination_label=F("destination_end__country__label"),
            )
            .annotate(count=Count("pk", distinct=True))
            .order_by("-count", "origin", "destination")
        )

    def countries(self) -> QuerySet:
        """Return the countries that have a territory of the projects, in no order.

        Rows have `code` (ISO 3166-1 alpha-2), `label`, `region_label` and `count`, the number of projects.
        """
        return (
            self.order_by()
            .filter(territories__country__isnull=False)
            .values(
                code=F("territories__country"),
                label=F("territories__country__label"),
                region_label=F("territories__country__region__label"),
            )
            .annotate(count=Count("pk", distinct=True))
        )

    def tied(self) -> Self:
        """Give each project once for every pair of countries that it ties, as `origin_end` and `destination_end`."""
        ends = {
            f"{role}_end": FilteredRelation("territories", condition=Q(territories__role=role))
            for role in ("origin", "destination")
        }
        pairs = self.order_by().annotate(**ends).filter(origin_end__country__isnull=False)
        return pairs.filter(destination_end__country__isnull=False).filter(
            Q(origin_end__country__lt=F("destination_end__country"))
            | Q(origin_end__country__gt=F("destination_end__country"))
        )

    def near(self, project: Page) -> Self:
        """Keep other projects with a theme or a country of this one, those with most in common first."""
        territories = self.model.territories.rel.related_model.objects
        countries = territories.filter(page=project.pk).values("country")
        themes = PageTheme.objects.filter(page=project.pk).values("theme")
        return (
            self.exclude(pk=project.pk)
            .annotate(
                common_countries=Count("territories", filter=Q(territories__country__in=countries), distinct=True),
                common_themes=Count("theme_links", filter=Q(theme_links__theme__in=themes), distinct=True),
            )
            .filter(Q(common_countries__gt=0) | Q(common_themes__gt=0))
            .order_by("-common_countries", "-common_themes", "pk")
        )

    def by_start(self) -> Self:
        """Order by start, latest first; projects without a date come last."""
        return self.order_by(F("starts_on").desc(nulls_last=True), "title", "pk")

    def for_cards(self) -> Self:
        """Load what a card shows and no more: three queries for any number of cards."""
        return self.without_texts().prefetch_related(*self.card_links())

    def without_texts(self) -> Self:
        """Load pages with their picture, without the texts that no card shows."""
        return PortalPageQuerySet.for_cards(self).defer("body", "results", "lessons")

    def card_links(self) -> tuple[Prefetch, Prefetch]:
        """Themes and territories of many projects, in the editor's order."""
        territories = self.model.territories.rel.related_model.objects
        territories = territories.select_related("country", "territory").order_by("sort_order")
        return linked("theme_links"), Prefetch("territories", territories)

    def load_near(self, project: Page, number: int) -> list:
        """Return the nearest projects as cards, and load the same of `project` itself, in three queries.

        A project that is not saved yet, in a preview, has none near it.
        """
        if project.pk is None:
            return []
        near = list(self.near(project).without_texts()[:number])
        prefetch_related_objects([project, *near], *self.card_links())
        return near
