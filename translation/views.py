"""What the admin answers about translations where wagtail-localize's own answer does not fit the portal.

Each view stands before that of wagtail-localize at the same address (`translation.wagtail_hooks`).
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.forms import Form, HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from core.i18n import SOURCE_LANGUAGE
from core.permissions import locales_of
from translation.permissions import may_change


def keep_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse to turn a translated page into an alias.

    wagtail-localize lets everybody do so who may edit the page; its texts would be lost, and French ones public.
    """
    messages.error(request, _("A translated page stays a translation: an alias would show French to its readers."))
    return redirect("wagtailadmin_pages:edit", page_id)


def switch_off(form: Form, name: str) -> None:
    """Leave a box of a form unticked, whatever is sent."""
    form.fields[name].disabled = True
    form.fields[name].widget = HiddenInput()


class SubmitView(SubmitTranslationView):
    """Starts translations from the source language only, by those who may write in both languages.

    Two sources of one page would make its translation impossible to open. Pages below are left out: wagtail-localize
    counts them wrongly, after which they are not found.
    """

    def get_object(self) -> Model:
        """Return what is to be translated. Raises `PermissionDenied`."""
        instance = super().get_object()
        if instance.locale.language_code != SOURCE_LANGUAGE or not may_change(self.request.user, instance):
            raise PermissionDenied
        return instance

    def get_form(self) -> Form:
        """Return the form that asks for languages."""
        form = super().get_form()
        form.fields["locales"].queryset &= locales_of(self.request.user)
        switch_off(form, "include_subtree")
        return form


class SubmitPageView(SubmitView, SubmitPageTranslationView):
    """Starts translations of a page."""


class SubmitSnippetView(SubmitView, SubmitSnippetTranslationView):
    """Starts translations of a part of the frame."""


class SyncView(UpdateTranslationsView):
    """Brings new texts of a source to its translators; what readers see changes when they have been translated."""

    def get_object(self) -> TranslationSource:
        """Return the source. Raises `PermissionDenied` for who may not change what it was made of."""
        source = super().get_object()
        if not may_change(self.request.user, source.get_source_instance()):
            raise PermissionDenied
        return source

    def get_form(self) -> Form:
        """Return the form without "Publish immediately", which would publish French texts in other languages."""
        form = super().get_form()
        switch_off(form, "publish_translations")
        return form


class ReportView(TranslationsReportView):
    """The state of translations from or into the languages of the reader."""

    def get_queryset(self) -> QuerySet:
        own = locales_of(self.request.user)
        mine = super().get_queryset().filter(Q(source__locale__in=own) | Q(target_locale__in=own))
        return mine.order_by("source__object_repr", "pk")


class SnippetListView(SnippetViewSet):
    """Names of rows, for choosers; of those lists only that the reader may see in the admin."""

    def get_queryset(self) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(self.get_model())
        return policy.instances_user_has_any_permission_for(self.request.user, {"add", "change", "delete", "view"})
