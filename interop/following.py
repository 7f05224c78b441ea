"""The page that explains feeds and calendars to people."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.addresses import absolute, address_of
from core.frame import Frame, Link
from core.models import IndexPage
from reference.models import Theme


@dataclass(frozen=True)
class Door:
    """A list that can be followed; `calendar_url` only where its entries have dates to come."""

    title: str
    url: str
    feed_url: str
    calendar_url: str


def door_of(page: Page) -> Door | None:
    """Return the ways to follow a list, or nothing for another page; the page need not be of its own type."""
    model = page.specific_class
    if not (issubclass(model, IndexPage) and model.feed):
        return None
    url = address_of(page)
    calendar_url = f"{url}{model.calendar}" if model.calendar else ""
    return Door(page.title, url, reverse("feed", args=[model.feed]), calendar_url)


def example_of_files(frame: Frame) -> str:
    """Return the address of a file of projects; "" where the language has no list of them."""
    url = frame.addresses.get("projectindexpage", "")
    return absolute(f"{url}projects.json?country=SN") if url else ""


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """Show the feeds and calendars of the reader's language."""
    frame = Frame.of(request)
    context = {
        "doors": [door for page in frame.pages if (door := door_of(page))],
        "example": absolute(f"{reverse('feed', args=['projects'])}?country=SN&theme=remittances"),
        "oai_url": absolute(reverse("oai")),
        "projects_url": example_of_files(frame),
        "api_url": absolute(reverse("api:entrance")),
        "iati_url": absolute(reverse("iati_activities")),
        "themes": Theme.objects.by_name(),
        "way": [Link(_("Home"), frame.home_url), Link(_("Feeds and calendars"), "")],
        "portal_url": settings.WAGTAILADMIN_BASE_URL,
    }
    return render(request, "interop/feeds.html", context)
