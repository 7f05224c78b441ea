"""Navigation, footer and banners in the admin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.i18n import SOURCE_LANGUAGE
from core.models import Banner, SiteFrame
from core.permissions import locales_of, may_write_in


class FramePartViewSet(SnippetViewSet):
    """A part of the frame, which everybody changes in their own languages only.

    Wagtail asks for rights on the model; every view is wrapped to ask for those on the language too.
    """

    copy_view_enabled = False
    add_to_admin_menu = True
    list_per_page = 25

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the parts in languages in which the reader may write."""
        return self.model.objects.filter(locale__in=locales_of(request.user))

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        """Return a view that refuses parts of a language in which one may not write."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def in_own_language(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            key = kwargs.get("pk") or (args[0] if args else None)
            if key is not None:
                part = get_object_or_404(self.model.objects.select_related("locale"), pk=unquote(str(key)))
                language = part.locale.language_code
            else:
                language = request.GET.get("locale") or SOURCE_LANGUAGE
            if (key is not None or view_class is self.add_view_class) and not may_write_in(request.user, language):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return in_own_language


class SiteFrameViewSet(FramePartViewSet):
    """Navigation and footer, one for each language."""

    model = SiteFrame
    icon = "bars"
    menu_label = _("Navigation")
    menu_order = 520
    ordering = ("locale_id",)
    list_display = ("__str__", LocaleColumn(label=_("Language")), "tagline")


class BannerViewSet(FramePartViewSet):
    """Announcements above all pages."""

    model = Banner
    icon = "warning"
    menu_label = _("Alert banner")
    menu_order = 530
    list_display = ("text", LocaleColumn(label=_("Language")), "level", "starts_at", "ends_at")
    search_fields = ("text",)
