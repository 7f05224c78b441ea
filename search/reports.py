"""What readers searched for, in the menu of reports, and a way from there into the glossary."""

import datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.cldr import language_name
from reference.models import Term, TermForm
from search.models import SearchDay

DAYS = 90
TERMS = ModelPermissionPolicy(Term)


class SearchesMenuItem(MenuItem):
    """Shown to those who may change the glossary."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody has a use for the report."""
        return TERMS.user_has_permission(request.user, "change")


class SearchFilters(WagtailFilterSet):
    """Language, and what the search did not find."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), method="filter_outcome",
        choices=[("none", _("without result")), ("widened", _("widened")), ("unused", _("without a click"))],
    )  # fmt: skip

    class Meta:
        model = SearchDay
        fields: ClassVar[list[str]] = ["language"]

    def filter_outcome(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Keep searches that ended in one way."""
        wanted: dict[str, dict[str, int]] = {
            "none": {"found": 0}, "widened": {"widened__gt": 0}, "unused": {"clicked": 0},
        }  # fmt: skip
        return rows.filter(**wanted[value])


class GlossaryColumn(Column):
    """A link that makes a text a form of a term."""

    def get_value(self, row: dict[str, Any]) -> str:
        query = urlencode({"text": row["text"], "language": row["language"]})
        return format_html('<a href="{}?{}">{}</a>', reverse("search_add_form"), query, gettext("Add to the glossary"))


class SearchesView(ReportView):
    """Texts that were searched for in the last ninety days, those without a result first."""

    model = SearchDay
    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "searches"
    index_results_url_name = "searches_results"
    permission_policy = TERMS
    any_permission_required: ClassVar[list[str]] = ["change"]
    filterset_class = SearchFilters
    columns: ClassVar[list[Column]] = [
        Column("text", label=_("Text"), accessor="text"),
        Column("language", label=_("Language"), accessor=lambda row: language_name(row["language"])),
        Column("searched", label=_("Searches"), accessor="searched"),
        Column("found", label=_("Results"), accessor="found"),
        Column("widened", label=_("Widened"), accessor="widened"),
        Column("clicked", label=_("Clicks"), accessor="clicked"),
        GlossaryColumn("glossary", label=_("Glossary")),
    ]
    list_export: ClassVar[list[str]] = ["text", "language", "searched", "found", "widened", "clicked"]

    def get_queryset(self) -> Any:
        """Return the texts with their counts; what found nothing comes first, then what was searched for most."""
        since = timezone.localdate() - datetime.timedelta(days=DAYS)
        rows = SearchDay.objects.filter(day__gte=since).values("text", "language")
        counted = rows.annotate(
            searched=Sum("searches"), found=Max("results"), widened=Sum("second_passes"), clicked=Sum("clicks")
        )
        return counted.order_by("found", "-searched", "text")


class FormOfTermForm(forms.ModelForm):
    """Another word for a term."""

    class Meta:
        model = TermForm
        fields: ClassVar[list[str]] = ["text", "language", "term", "kind"]


class AddFormView(generic.CreateView):
    """Makes a text that readers searched for a form of a term; the search knows it at once."""

    model = TermForm
    form_class = FormOfTermForm
    permission_policy = TERMS
    permission_required = "change"
    page_title = _("Add to the glossary")
    header_icon = "openquote"
    add_url_name = "search_add_form"
    index_url_name = "searches"
    success_message = _("“%(object)s” is now a form of the term.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the address says."""
        return {"text": self.request.GET.get("text", "")[:120], "language": self.request.GET.get("language", "")}

    def get_success_url(self) -> str:
        """Return to the report."""
        return reverse("searches")

    def get_success_buttons(self) -> list:
        """Return none: a form is edited with its term."""
        return []
