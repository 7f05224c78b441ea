"""Atom feeds (RFC 4287) of all that has a list, in each language, and the page that explains them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import get_page_models

from core.addresses import absolute
from core.models import IndexPage
from interop.pages import EPOCH, changed_at, tag_of, tag_uri, url_of, xml_text
from reference.models import Classified
from reference.selection import Selection

ENTRIES = 50


def lists_with_feed() -> dict[str, type[IndexPage]]:
    """Return the types of list that can be followed, by the name of their feed."""
    return {model.feed: model for model in get_page_models() if issubclass(model, IndexPage) and model.feed}


class PortalAtom(Atom1Feed):
    """Atom with themes as categories that say code and name, and a date even when there is nothing yet."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for theme in item["themes"]:
            values = {"term": theme.code, "scheme": tag_uri("themes"), "label": xml_text(theme.name)}
            handler.addQuickElement("category", "", values)

    def latest_post_date(self) -> datetime.datetime:
        """Return the last change of an entry, or of the list where it has none."""
        return super().latest_post_date() if self.items else self.feed["changed_at"]


@dataclass(frozen=True)
class Followed:
    """A list in the reader's language, or the part of it that was asked for."""

    page: IndexPage
    selection: Selection


class ListFeed(Feed):
    """The newest entries of a list; never those that are invented."""

    feed_type = PortalAtom
    author_name = settings.SITE_NAME

    def get_object(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> Followed:
        """Find the list; raise `Http404` for an unknown one, or one that this language does not have."""
        model = lists_with_feed().get(kwargs["name"])
        page = model.objects.shown().first() if model else None
        if page is None:
            raise Http404
        return Followed(page, Selection.of(request.GET))

    def title(self, followed: Followed) -> str:
        parts = (followed.page.title, followed.selection.name, settings.SITE_NAME)
        return xml_text(" – ".join(part for part in parts if part))

    def subtitle(self, followed: Followed) -> str:
        return xml_text(followed.page.summary)

    description = subtitle

    def link(self, followed: Followed) -> str:
        return url_of(followed.page)

    def author_link(self, _followed: Followed) -> str:
        return settings.WAGTAILADMIN_BASE_URL

    def feed_url(self, followed: Followed) -> str:
        return absolute(followed.page.feed_url + followed.selection.query)

    def feed_guid(self, followed: Followed) -> str:
        return tag_of(followed.page) + followed.selection.query

    def feed_extra_kwargs(self, followed: Followed) -> dict[str, Any]:
        return {"changed_at": changed_at(followed.page)}

    def items(self, followed: Followed) -> Sequence[Classified]:
        pages = followed.selection.apply(followed.page.followed_pages())
        return pages.newest_first().for_cards()[:ENTRIES]

    def item_title(self, page: Classified) -> str:
        return xml_text(page.title)

    def item_description(self, page: Classified) -> str:
        return escape(xml_text(page.summary))  # Django calls every summary HTML

    def item_link(self, page: Classified) -> str:
        return url_of(page)

    def item_guid(self, page: Classified) -> str:
        return tag_of(page)

    def item_pubdate(self, page: Classified) -> datetime.datetime:
        return page.appeared_at or EPOCH

    def item_updateddate(self, page: Classified) -> datetime.datetime:
        return changed_at(page)

    def item_copyright(self, page: Classified) -> str | None:
        licence = getattr(page, "licence", None)
        return xml_text(licence.name) if licence else None

    def item_extra_kwargs(self, page: Classified) -> dict[str, Any]:
        return {"themes": page.theme_list}


@require_safe
@conditional_page
def list_feed(request: HttpRequest, name: str) -> HttpResponse:
    """Return the newest entries of the list `name` in the reader's language as an Atom feed.

    Query: `theme` and `country`, codes, see `Selection`.
    """
    return ListFeed()(request, name=name)
