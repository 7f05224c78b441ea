"""Addresses for machines: those of the whole portal, and those of one language."""

from django.urls import path

from interop.feeds import list_feed
from interop.following import feeds
from interop.sitemaps import sitemap, sitemap_index
from interop.well_known import robots_txt, security_txt

translated = [
    path("feeds/", feeds, name="feeds"),
    path("feeds/<slug:name>.atom", list_feed, name="feed"),
]
urlpatterns = [
    path("robots.txt", robots_txt),
    path(".well-known/security.txt", security_txt),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<str:language>.xml", sitemap, name="sitemap"),
]
