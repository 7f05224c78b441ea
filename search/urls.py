"""Addresses of the search, under each language."""

from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/feed/", views.feed, name="search_feed"),
    path("search/suggest/", views.suggest, name="search_suggest"),
    path("search/count/", views.count, name="search_count"),
]
