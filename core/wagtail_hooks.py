"""What the portal changes in Wagtail through its hooks."""

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from core import passages
from core.accessibility import PortalCheckerItem
from core.checking import findings_of, remark_on
from core.dashboard import PANELS
from core.guide import guide_picture, show_guide
from core.models import Banner, SiteFrame
from core.permissions import LanguagePolicy, OneForEachLanguagePolicy
from core.reports import BrokenLinksMenuItem, BrokenLinksView
from core.rich_text import LocalizedPageLinkHandler
from core.viewsets import BannerViewSet, SiteFrameViewSet

register_permission_policy(SiteFrame, OneForEachLanguagePolicy(SiteFrame))
register_permission_policy(Banner, LanguagePolicy(Banner))
register_snippet(SiteFrameViewSet)
register_snippet(BannerViewSet)


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's own handler of links to pages."""
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("register_rich_text_features")
def register_passages(features: FeatureRegistry) -> None:
    """Let editors mark passages in another language."""
    passages.register(features)


@hooks.register("insert_global_admin_css")
def style_sheet() -> SafeString:
    """Link our style sheet for the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_wagtail_userbar")
def check_accessibility(_request: HttpRequest, items: list[BaseItem], _page: Page) -> None:
    """Check a page by the rules of the portal."""
    items[:] = [PortalCheckerItem(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("after_publish_page")
def tell_of_findings(request: HttpRequest, page: Page) -> None:
    """Say after a publication that something is worth a look."""
    if found := findings_of(page):
        messages.warning(request, remark_on(len(found)))


@hooks.register("construct_homepage_panels")
def add_dashboard(_request: HttpRequest, panels: list[Component]) -> None:
    """Show what waits for somebody."""
    panels += [panel() for panel in PANELS]


@hooks.register("register_reports_menu_item")
def register_broken_links() -> MenuItem:
    """Lead to the report of broken links."""
    return BrokenLinksMenuItem(
        _("Broken links"), reverse("broken_links"), name="broken-links", icon_name="link", order=1200
    )


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Return the addresses of the report of broken links."""
    return [
        path("reports/broken-links/", BrokenLinksView.as_view(), name="broken_links"),
        path("reports/broken-links/results/", BrokenLinksView.as_view(results_only=True), name="broken_links_results"),
    ]


@hooks.register("register_admin_urls")
def guide_addresses() -> list[URLPattern]:
    """Return the addresses of the guide for editors."""
    return [
        path("guide/", show_guide, name="guide"),
        path("guide/<slug:name>.png", guide_picture, name="guide_picture"),
    ]


@hooks.register("construct_help_menu")
def put_our_guide_first(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Offer the guide of the portal in the place of that of Wagtail and of its news, which engineers read."""
    own = MenuItem(_("Guide for editors"), reverse("guide"), name="guide", icon_name="help", order=1)
    menu_items[:] = [own, *(item for item in menu_items if not item.name.startswith(("whats-new", "editor-guide")))]
