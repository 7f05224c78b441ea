"""The search in the admin: the report of searches, and the glossary from there."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.reports import AddFormView, SearchesMenuItem, SearchesView


@hooks.register("register_reports_menu_item")
def register_searches() -> MenuItem:
    """Lead to the report of searches."""
    return SearchesMenuItem(_("Searches"), reverse("searches"), name="searches", icon_name="search", order=1210)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Return the addresses of the report."""
    return [
        path("reports/searches/", SearchesView.as_view(), name="searches"),
        path("reports/searches/results/", SearchesView.as_view(results_only=True), name="searches_results"),
        path("reports/searches/add-form/", AddFormView.as_view(), name="search_add_form"),
    ]
