"""What readers get at the address of a page that does not exist in their language.

A live version in another language gives a notice in the reader's language with the original below it; the page
in the reader's language, at its own address, is where an address under another language leads. A page that was
withdrawn in every language is gone (410); all else is not found (404).
"""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.addresses import address_of
from core.cldr import conjoin, language_name, partial_date
from core.dates import Precision
from core.frame import Frame, Link
from core.i18n import SOURCE_LANGUAGE, active_language
from core.links import links_loaded
from core.querysets import PortalPageQuerySet
from core.versions import LanguageLink, versions_of


def answer_for_missing(request: HttpRequest, path: str) -> HttpResponse:
    """Answer for an address at which no live page stands; `path` is what follows the language, "projets/x/".

    Raises `Http404` when no page ever stood there.
    """
    page = standing_at(path)
    versions: list[Page] = [version for version in versions_of(page) if version.is_public] if page else []
    by_language = {version.locale.language_code: version for version in versions}
    if active_language() in by_language:
        return redirect(address_of(by_language[active_language()]))
    if versions:
        original = (by_language.get(SOURCE_LANGUAGE) or versions[0]).specific
        return render(request, "translation/notice.html", Notice(request, original, versions).context)
    if page and page.first_published_at and not page.live:
        return render(request, "410.html", {"reason": reason_of(page.specific)}, status=410)
    raise Http404


def reason_of(page: Page) -> str:
    """Return why a page was withdrawn; nothing of a page that not everybody could read."""
    note = getattr(page, "closing_note", "")
    return note if note and not page.get_view_restrictions().exists() else ""


def standing_at(path: str) -> Page | None:
    """Return the page, live or not, that stands at `path` under some language.

    Several languages may use one address for different pages: that of the reader's language counts, then that of the
    source language.
    """
    order = (active_language(), SOURCE_LANGUAGE)
    pages = {page.locale.language_code: page for page in PortalPageQuerySet(Page).at(path).select_related("locale")}
    return next((pages[code] for code in (*order, *pages) if code in pages), None)


@dataclass
class Notice:
    """The notice that a page is missing in the reader's language; `original` is the version to show below."""

    request: HttpRequest
    original: Page
    versions: list[Page]

    @property
    def context(self) -> dict[str, object]:
        """What the template shows; the frame stands around the original page."""
        Frame.of(self.request).page = self.original
        return {"notice": self}

    @property
    def code(self) -> str:
        """Language of the original (BCP 47)."""
        return self.original.locale.language_code

    @property
    def title(self) -> str:
        """What is missing."""
        return _("This page does not exist in %(language)s yet") % {"language": language_name(active_language())}

    @property
    def explanation(self) -> str:
        """What the reader can do meanwhile."""
        names = conjoin(language_name(version.locale.language_code) for version in self.versions)
        return _("Until it is translated, you can read it in %(languages)s.") % {"languages": names}

    @property
    def heading(self) -> str:
        """Title of the original text."""
        return _("Original text in %(language)s") % {"language": language_name(self.code)}

    @property
    def links(self) -> list[LanguageLink]:
        """The versions that exist, each invited to in its own language, the original first."""
        links = []
        for version in sorted(self.versions, key=lambda version: version.pk != self.original.pk):
            code = version.locale.language_code
            with override(code):
                text = _("Read in %(language)s") % {"language": language_name(code)}
            links.append(LanguageLink(code, text, address_of(version, code)))
        return links

    @property
    def facts(self) -> list[tuple[str, str]]:
        """State of the page in each language of the portal."""
        found = {version.locale.language_code: version for version in self.versions}
        facts = []
        for code, _name in settings.LANGUAGES:
            label = language_name(code)
            state = self._state(found[code]) if code in found else self._progress(code)
            facts.append((f"{label[:1].upper()}{label[1:]}", state))
        return facts

    def _state(self, version: Page) -> str:
        month = partial_date(version.last_published_at, Precision.MONTH)
        if version.pk == self.original.pk:
            return _("original, updated in %(month)s") % {"month": month}
        return _("published, updated in %(month)s") % {"month": month}

    def _progress(self, code: str) -> str:
        """Tell how much of the original is translated into a language."""
        translation = Translation.objects.filter(
            source__object_id=self.original.translation_key, target_locale__language_code=code
        ).first()
        total, done = translation.get_progress() if translation else (0, 0)
        if not done:
            return _("not begun")
        return _("in translation, %(percent)d %%") % {"percent": done * 100 // total}

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way to the page, as far as it exists in the reader's language."""
        frame = Frame.of(self.request)
        keys = [page.translation_key for page in frame.ancestors]
        pages = PortalPageQuerySet(Page).shown().filter(translation_key__in=keys).order_by("depth") if keys else []
        way = [Link(_("Home"), frame.home_url), *(Link(page.title, address_of(page)) for page in pages)]
        return [*way, Link(self.title, "")]

    @property
    def text(self) -> SafeString:
        """The original with its own labels: everything in it speaks its language."""
        fields = [field for field in self.original._meta.get_fields() if isinstance(field, RichTextField | StreamField)]
        rich = [field.value_from_object(self.original) for field in fields if isinstance(field, RichTextField)]
        streams = [field.value_from_object(self.original) for field in fields if isinstance(field, StreamField)]
        context = {"page": self.original, "rich_texts": filter(None, rich), "streams": filter(None, streams)}
        with override(self.code), links_loaded(self.original):
            return render_to_string("translation/_original.html", context)
