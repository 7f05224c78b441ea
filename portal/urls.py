"""Addresses of the portal."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.sharing import share_picture
from interop import urls as interop_urls
from search.views import search

handler400 = "core.errors.bad_request"
handler500 = "core.errors.server_error"

urlpatterns = [
    path(
        "admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="wagtailadmin_login"
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("share/<int:page_id>-<slug:digest>.png", share_picture, name="share_picture"),
    path("", include(interop_urls)),
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]
urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("", include(interop_urls.translated)),
    path("", include(wagtail_urls)),
)
