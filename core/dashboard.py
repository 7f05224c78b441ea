"""What waits for somebody on the first page of the admin: each panel one question, of pages that they may edit."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.checking import asks_for_summary
from core.models import OutsideLinkUse, PortalPage
from core.querysets import PortalPageQuerySet

SHOWN = 8
SOON = datetime.timedelta(days=14)


class PagesPanel(Component):
    """Some pages with a link to the editor of each; nothing where there is none."""

    template_name = "core/admin/pages_panel.html"
    heading: Any = ""
    order = 250

    def rows(self, request: HttpRequest, mine: Any) -> Iterable[tuple[Page, Any]]:
        """Return pages with a remark; `mine` are those that the reader may edit."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        mine = PortalPageQuerySet(Page).filter(
            pk__in=page_permission_policy.instances_user_has_permission_for(request.user, "change").values("pk"),
            depth__gt=1,
        )
        rows = list(self.rows(request, mine.select_related("locale")))
        return {"heading": self.heading, "rows": rows, "name": type(self).__name__}


class MyDraftsPanel(PagesPanel):
    """What I changed last and nobody has published."""

    heading = _("My drafts")
    order = 210

    def rows(self, request: HttpRequest, mine: Any) -> Iterator[tuple[Page, Any]]:
        drafts = mine.filter(has_unpublished_changes=True, latest_revision__user=request.user)
        for page in drafts.order_by("-latest_revision_created_at")[:SHOWN]:
            yield page, page.latest_revision_created_at


class SchedulePanel(PagesPanel):
    """What appears or disappears in the next two weeks."""

    heading = _("Scheduled or expiring in the next 14 days")
    order = 220

    def rows(self, _request: HttpRequest, mine: Any) -> Iterator[tuple[Page, Any]]:
        now = timezone.now()
        soon = (now, now + SOON)
        pages = mine.filter(Q(live=True, expire_at__range=soon) | Q(latest_revision__approved_go_live_at__range=soon))
        for page in pages.select_related("locale", "latest_revision").order_by("expire_at", "pk")[:SHOWN]:
            revision = page.latest_revision
            yield page, (revision and revision.approved_go_live_at) or page.expire_at


class BrokenLinksPanel(PagesPanel):
    """Where pages lead to other sites that are gone."""

    heading = _("Broken links")
    order = 230

    def rows(self, _request: HttpRequest, mine: Any) -> Iterator[tuple[Page, Any]]:
        uses = OutsideLinkUse.objects.broken().filter(page__in=mine.values("pk"))
        for use in uses.select_related("link", "page__locale").order_by("link__failed_on", "pk")[:SHOWN]:
            yield use.page, use.link.url


class WithoutSummaryPanel(PagesPanel):
    """Live pages that lists and search results show by their title alone."""

    heading = _("Pages without summary")
    order = 240

    def rows(self, _request: HttpRequest, mine: Any) -> Iterator[tuple[Page, Any]]:
        lacking = Q(pk=None)
        for model in apps.get_models():
            if issubclass(model, PortalPage) and asks_for_summary(model):
                lacking |= Q(pk__in=model.objects.filter(summary="").values("pk"))
        for page in mine.filter(lacking, live=True).order_by("-latest_revision_created_at")[:SHOWN]:
            yield page, ""


PANELS = (MyDraftsPanel, SchedulePanel, BrokenLinksPanel, WithoutSummaryPanel)
