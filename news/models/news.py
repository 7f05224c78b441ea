"""News."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from core.blocks import BodyBlock
from core.cldr import partial_date
from core.dates import Precision
from core.fields import StreamField
from core.models import IndexPage, PortalPage
from core.querysets import manager_of
from news import structured_data
from news.querysets import NewsQuerySet
from reference.models import Classified, NewsCategory


class NewsIndexPage(IndexPage):
    """All news, latest first."""

    page_description = _("Opens the news, the latest first.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]
    feed = "news"

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the news, latest first."""
        return NewsPage.objects.shown().child_of(self).newest_first().for_cards().defer("body")


class NewsPage(Classified):
    """One piece of news with its own date, the same in every language."""

    page_description = _("A piece of news with its date.")

    published_on = models.DateField(_("date"))
    published_precision = models.CharField(
        _("date known to the"), max_length=5, choices=Precision, default=Precision.DAY
    )
    category = models.ForeignKey(
        NewsCategory, verbose_name=_("category"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = manager_of(NewsQuerySet, "category")
    is_listed_by_country = True
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    search_source = "news"
    og_type = "article"
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision"), FieldPanel("category")]),
        FieldPanel("body"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
        index.FilterField("category"),
    ]
    api_name = "news"
    api_fields: ClassVar[list[str]] = ["published_on", "published_precision", "category", "body"]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    @property
    def kicker(self) -> str:
        """Category of the news."""
        return self.category.name if self.category else self.page_type_display_name

    @property
    def search_date(self) -> datetime.date:
        """The date of the news."""
        return self.published_on

    @property
    def search_hint(self) -> str:
        """The date of the news."""
        return partial_date(self.published_on, self.published_precision)

    @property
    def appeared_at(self) -> datetime.datetime | None:
        """The date of the news, in feeds: some are older than the portal."""
        return datetime.datetime.combine(self.published_on, datetime.time(), datetime.UTC)

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.news(self)}
