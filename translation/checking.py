"""What is checked in a translation before it is published.

The editor of wagtail-localize publishes beside the form of the page, which would check it.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.checking import Finding, findings_of
from core.cldr import language_name


def stop_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to publish a translated page with faults and list them; `None` lets it go on.

    Nothing is lost: each text was kept when it was typed, and the public page stays as it is.
    """
    translations = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id)
    translation = translations.filter(enabled=True).select_related("source__locale", "target_locale").first()
    if translation is None or not page.permissions_for_user(request.user).can_publish():
        return None
    faults = list(faults_of(request, page, translation))
    if not faults:
        return None
    items = format_html_join("", "<li>{}</li>", ((fault,) for fault in faults))
    words = _("Not published: this must be mended first. What you have written is kept.")
    messages.error(request, format_html("{}<ul>{}</ul>", words, items))
    return redirect("wagtailadmin_pages:edit", page.pk)


def faults_of(request: HttpRequest, page: Page, translation: Translation) -> Iterator[Finding | str]:
    """Yield what keeps a translation from its readers."""
    lock = page.get_lock()
    if lock and lock.for_user(request.user):
        yield lock.get_message(request.user)
    every, done = translation.get_progress()
    if done < every:
        yield untranslated(every - done, translation)
    version = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    yield from (finding for finding in findings_of(version) if finding.must_be_mended)


def untranslated(count: int, translation: Translation) -> str:
    """Say that texts would stand on the page in the language of the source."""
    message = ngettext(
        "{n} text is not translated yet: readers would see it in {language}.",
        "{n} texts are not translated yet: readers would see them in {language}.",
        count,
    )
    return message.format(n=count, language=language_name(translation.source.locale.language_code))
