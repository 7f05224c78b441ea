"""Addresses of the gallery, below /<language>/gallery/."""

from django.urls import path

from portal.gallery.views import error, gallery

urlpatterns = [
    path("", gallery, name="gallery"),
    path("<slug:name>/", error, name="gallery_error"),
]
