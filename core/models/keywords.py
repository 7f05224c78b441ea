"""Free keywords of pages, each in the language of its page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase


class Keyword(TagBase):
    """A word that editors choose freely; what is counted and filtered stands in the authority lists."""

    free_tagging = True

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")


class KeywordLink(ItemBase):
    """A keyword on a page of any type."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="links")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="keyword_links")
