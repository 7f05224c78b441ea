"""Broken links in the menu of reports: where they stand, since when, with a way to the editor."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import OutsideLinkUse


class BrokenLinksMenuItem(MenuItem):
    """Shown to those who may edit a page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody has a use for the report."""
        return page_permission_policy.user_has_permission(request.user, "change")


class BrokenLinksView(ReportView):
    """Links to other sites that failed on three days, in the pages that the reader may edit."""

    model = OutsideLinkUse
    page_title = _("Broken links")
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "page", label=_("Page"), accessor="page.draft_title",
            get_url=lambda use: reverse("wagtailadmin_pages:edit", args=[use.page_id]),
        ),
        Column("language", label=_("Language"), accessor="page.locale.get_display_name"),
        Column("place", label=_("Place"), accessor="place"),
        Column("url", label=_("Address"), accessor="link.url"),
        Column("problem", label=_("Problem"), accessor="link.problem"),
        DateColumn("checked_at", label=_("Checked"), accessor="link.checked_at"),
    ]  # fmt: skip
    list_export: ClassVar[list[str]] = [
        "page.draft_title", "page.locale.language_code", "place", "link.url", "link.problem", "link.failed_days",
        "link.checked_at", "editor",
    ]  # fmt: skip
    export_headings: ClassVar[dict[str, Any]] = {
        "page.draft_title": _("Page"),
        "page.locale.language_code": _("Language"),
        "place": _("Place"),
        "link.url": _("Address"),
        "link.problem": _("Problem"),
        "link.failed_days": _("Days of failure"),
        "link.checked_at": _("Checked"),
        "editor": _("Editor"),
    }

    def get_queryset(self) -> Any:
        """Return the broken links of pages that the reader may edit, the oldest first."""
        pages: Any = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        uses = OutsideLinkUse.objects.broken().filter(page__in=Page.objects.filter(pk__in=pages.values("pk")))
        return uses.select_related("link", "page__locale", "page__content_type").order_by("link__failed_on", "pk")
