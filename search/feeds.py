"""The newest results of a search as an Atom feed."""

import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.addresses import absolute
from search.showing import Shown


def feed_of(shown: Shown) -> HttpResponse:
    """Return the feed of a search."""
    query = f"?{shown.query}" if shown.query else ""
    feed = Atom1Feed(
        title=_("M4D Net, search: %(text)s") % {"text": shown.request.query.words[:100]},
        link=absolute(reverse("search") + query),
        description="",
        language=shown.request.language,
        feed_url=absolute(reverse("search_feed") + query),
    )
    for hit in shown.results.hits:
        date = datetime.datetime.combine(hit.date, datetime.time(), datetime.UTC) if hit.date else None
        feed.add_item(
            title=strip_tags(hit.title), link=absolute(hit.url), description=strip_tags(hit.text),
            unique_id=absolute(hit.url), updateddate=date, pubdate=date,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
