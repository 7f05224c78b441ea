"""What the portal changes in the admin of wagtail-localize."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from translation import views
from translation.checking import stop_publication


@hooks.register("register_admin_urls", order=-1)
def register_own_views() -> list[URLResolver]:
    """Stand before views of wagtail-localize, at their addresses."""
    snippets = "api/snippets/<slug:app_label>/<slug:model_name>"
    own = [
        path("page/<int:page_id>/convert_to_alias/", views.keep_translation),
        path("submit/page/<int:page_id>/", views.SubmitPageView.as_view()),
        path("submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", views.SubmitSnippetView.as_view()),
        path("update/<int:translation_source_id>/", views.SyncView.as_view()),
        path("reports/translations/", views.ReportView.as_view()),
        path("reports/translations/results/", views.ReportView.as_view(results_only=True)),
        path(f"{snippets}/", views.SnippetListView.as_view({"get": "list"})),
        path(f"{snippets}/<str:pk>/", views.SnippetListView.as_view({"get": "retrieve"})),
    ]
    return [path("localize/", include(own))]


@hooks.register("before_edit_page", order=-1)
def check_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stand before the editor of wagtail-localize, which publishes without a check."""
    return stop_publication(request, page) if request.POST.get("action") == "publish" else None


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items: list[ActionMenuItem], _request: HttpRequest, _context: dict) -> None:
    """Leave out the button for it in the editor of a page; in that of a translation the style sheet hides it."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
