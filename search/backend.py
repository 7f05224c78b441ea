"""The search of the portal as a backend of modelsearch, so that `update_index` builds it anew.

Pages are marked by signals of their own (`search.receivers`), which know of versions, restrictions and moves; that
is why AUTO_UPDATE is off. Whatever else is indexed, images and documents for example, belongs to the admin's search.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modelsearch.backends.base import BaseIndex, BaseSearchBackend, EmptySearchResults
from wagtail.models import Page

from search.drawing import draw_marked
from search.elastic.connection import is_configured
from search.elastic.rebuilding import rebuild
from search.models import Entry


class PublicIndex(BaseIndex):
    """All pages, whatever their type and language."""

    def add_items(self, model: type[models.Model], items: Iterable[models.Model]) -> None:
        """Mark pages; rows of other models are not for visitors."""
        if issubclass(model, Page):
            Entry.objects.mark(item.pk for item in items)

    def delete_item(self, item: models.Model) -> None:
        """Mark a page that is no more."""
        if isinstance(item, Page):
            Entry.objects.mark([item.pk])


class Rebuilder:
    """Draws all pages anew, then builds the indexes of the search engine, if there is one."""

    def __init__(self, index: PublicIndex) -> None:
        self.index = index

    def start(self) -> PublicIndex:
        """Mark entries whose page was deleted unseen."""
        Entry.objects.mark(
            Entry.objects.standing().exclude(pk__in=Page.objects.values("pk")).values_list("pk", flat=True)
        )
        return self.index

    def finish(self) -> None:
        """Draw, then let the new indexes take the place of the old ones."""
        draw_marked()
        if is_configured():
            rebuild()


class SearchBackend(BaseSearchBackend):
    """Feeds the search page; it is asked through `search.engine`."""

    index_class = PublicIndex
    rebuilder_class = Rebuilder
    catch_indexing_errors = True

    def search(self, *_args: Any, **_options: Any) -> EmptySearchResults:
        """Answer nothing: the search page asks in its own way, the admin another backend."""
        return EmptySearchResults()

    autocomplete = search
