"""Addresses for machines: those of the whole portal, and those of one language."""

from django.urls import URLPattern, URLResolver, path, re_path

from interop.api.views import api
from interop.calendars import agenda_calendar, event_calendar
from interop.citations import project_citation
from interop.downloads.views import projects_file
from interop.feeds import list_feed
from interop.following import feeds
from interop.iati.views import activities
from interop.oai.views import oai
from interop.sitemaps import sitemap, sitemap_index
from interop.well_known import robots_txt, security_txt

ADDRESS = r"^(?P<address>[\w-]+(?:/[\w-]+)*)"  # of a page, before the name of a file about it
translated: list[URLPattern | URLResolver] = [
    re_path(rf"{ADDRESS}/event\.ics$", event_calendar),
    re_path(rf"{ADDRESS}/agenda\.ics$", agenda_calendar),
    re_path(rf"{ADDRESS}/citation\.(?P<form>bib|ris)$", project_citation),
    re_path(rf"{ADDRESS}/projects\.(?P<form>csv|json|geojson|xlsx)$", projects_file),
    path("api/v1/", api.urls),
    path("feeds/", feeds, name="feeds"),
    path("feeds/<slug:name>.atom", list_feed, name="feed"),
]
urlpatterns = [
    path("robots.txt", robots_txt),
    path(".well-known/security.txt", security_txt),
    path("oai", oai, name="oai"),
    path("iati/activities.xml", activities, name="iati_activities"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<str:language>.xml", sitemap, name="sitemap"),
]
