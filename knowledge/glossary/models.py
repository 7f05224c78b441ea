"""Public pages of the glossary: one per term, each drawn from the authority list of terms."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from core.i18n import active_language, sort_key
from core.models import IndexPage, PortalPage
from knowledge.glossary import structured_data
from reference.models import Term, TermForm, Theme


class GlossaryIndexPage(IndexPage):
    """All terms, by their first letter in the reader's language."""

    page_description = _("Opens the glossary, letter by letter.")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["glossary.TermPage"]
    page_size = 500

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")

    def get_entries(self, _request: HttpRequest) -> models.QuerySet:
        """Return the pages of all terms."""
        return TermPage.objects.shown().child_of(self).select_related("term").order_by("title")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        letters: dict[str, list[TermPage]] = {}
        for page in sorted(context["entries"], key=lambda page: page.term.label.sort_key):
            letters.setdefault(sort_key(page.term.name)[0].upper(), []).append(page)
        return context | {"letters": letters}

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.glossary(self)}


class TermPage(PortalPage):
    """One term; words and definition come from the authority list, in the language of the page."""

    page_description = _("A term; its words and definition come from the list of terms.")

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="pages")

    parent_page_types: ClassVar[list[str]] = ["glossary.GlossaryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [*Page.content_panels, FieldPanel("term")]
    search_source = "resources"
    search_by_name = True
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("definition", group="summary"),
        index.SearchField("other_forms", group="labels"),
    ]
    api_name = "terms"
    api_fields: ClassVar[list[str]] = ["term"]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    @cached_property
    def theme_list(self) -> list[Theme]:
        """Themes of the term."""
        return list(self.term.themes.all())

    @property
    def other_labels(self) -> list[tuple[str, str]]:
        """The term in the other languages: code of the language (BCP 47) and preferred form."""
        return [(code, form) for code, form in self.term.label.items() if code != active_language()]

    @cached_property
    def forms(self) -> list[TermForm]:
        """Variants of the term in the reader's language."""
        return list(self.term.forms.filter(language=active_language(), kind=TermForm.Kind.VARIANT))

    def near_terms(self) -> list[Page]:
        """Return the pages of broader, narrower and related terms, in the language of this page."""
        near = Term.objects.filter(
            models.Q(related=self.term_id) | models.Q(broader=self.term_id) | models.Q(narrower=self.term_id)
        )
        pages = (
            TermPage.objects.live()
            .unrestricted()
            .filter(locale_id=self.locale_id, term__in=near)
            .select_related("term")
        )
        return sorted(pages, key=lambda page: page.term.label.sort_key)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"near_terms": self.near_terms()}

    @property
    def search_names(self) -> list[str]:
        """The term and its variants in every language."""
        variants = self.term.forms.filter(kind=TermForm.Kind.VARIANT)
        return [*self.term.label.values(), *(form.text for form in variants)]

    def definition(self) -> str:
        """Definition in the language of this page, for the search."""
        return self.term.definition.get(self.locale.language_code, "")

    def other_forms(self) -> str:
        """Words for the term in the language of this page, those to avoid among them, for the search."""
        forms = self.term.forms.filter(language=self.locale.language_code)
        return "; ".join(form.text for form in forms)

    def structured_data(self) -> dict[str, Any]:
        return {"mainEntity": structured_data.term(self)}
