"""Addresses of the portal."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.sharing import share_picture
from interop import urls as interop_urls

IMAGE = r"^media/images/(?P<path>(?a:(?!\.)[\w.-]{1,255}))$"  # a longer name is an error of the file system

handler400 = "core.errors.bad_request"
handler500 = "core.errors.server_error"
handler429 = "home.views.too_many_requests"  # read by django-allauth

urlpatterns = [
    path(
        "admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="wagtailadmin_login"
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("share/<int:page_id>-<slug:digest>.png", share_picture, name="share_picture"),
    path("", include(interop_urls)),
    re_path(IMAGE, serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]
if settings.DEMONSTRATION:
    urlpatterns += i18n_patterns(path("gallery/", include("portal.gallery.urls")))
urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("home.urls")),
    path("", include(interop_urls.translated)),
    path("", include(wagtail_urls)),
)
