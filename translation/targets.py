"""The page of a translation that has none yet.

wagtail-localize 1.14.5 copies the source, saves the copy, fills it, saves it again and publishes it after the commit.
Here the page is filled before it is saved, once, and published in the same transaction: for many pages at a time.
tests/translation/test_targets.py compares the two.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.signals import copy_for_translation_done
from wagtail_localize.models import Translation, TranslationLog
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from translation.bulk import Segment, Submission

NEW_PAGE: Mapping[str, Any] = {
    "pk": None,
    "path": "",
    "depth": None,
    "numchild": 0,
    "url_path": "",
    "live": False,
    "has_unpublished_changes": True,
    "alias_of": None,
    "latest_revision": None,
    "latest_revision_created_at": None,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
}


def create_target(
    submission: Submission,
    translation: Translation,
    pairs: Sequence[tuple[StringSegmentValue, str]],
    *,
    live: bool = True,
) -> Page:
    """Create the page of a translation, and publish it unless `live` is false; call it in a transaction.

    `pairs` are all texts with their translations, as `translate_in_bulk` stored them. Raises `ObjectDoesNotExist`
    if the parent page has no translation yet, `ValidationError` if the translated page breaks a rule.
    """
    page, locale = submission.page, translation.target_locale
    target = new_version(page, json.loads(submission.source.content_json), locale)
    ingest_segments(target, target, page.locale, locale, translated(submission.segments, pairs))
    parent = page.get_parent().get_translation(locale).specific
    target.slug = find_available_slug(parent, slugify(target.slug))
    target.draft_title = target.title
    parent.add_child(instance=target)
    tell_of_copy(page, target, parent)
    revision = target.save_revision()
    submission.source.sync_view_restrictions(page, target)
    TranslationLog.objects.create(source=submission.source, locale=locale, revision=revision)
    if live:
        revision.publish()
    return type(page).objects.get(pk=target.pk)


def tell_of_copy(page: Page, target: Page, parent: Page) -> None:
    """Write into the history of a new page where it comes from, and send the signal of Wagtail."""

    def named(entry: Page) -> dict[str, Any]:
        return {"id": entry.pk, "title": entry.specific_deferred.get_admin_display_title()}

    def coded(locale: Locale) -> dict[str, Any]:
        return {"id": locale.pk, "language_code": locale.language_code}

    data = {
        "page": {"id": target.pk, "title": page.get_admin_display_title(), "locale": coded(target.locale)},
        "source": named(page.get_parent()),
        "destination": named(parent),
        "keep_live": False,
        "source_locale": coded(page.locale),
    }
    log(instance=target, action="wagtail.copy_for_translation", data=data)
    copy_for_translation_done.send(sender=CopyPageForTranslationAction, source_obj=page, target_obj=target)


def new_version(page: Page, content: Mapping[str, Any], locale: Locale) -> Page:
    """Return an unsaved page in another locale with the content of a source, still in its language."""
    left_out = {*page.default_exclude_fields_in_copy, *page.exclude_fields_in_copy}
    copied = {name: value for name, value in content.items() if name not in left_out}
    children = {relation.get_accessor_name() for relation in get_all_child_relations(type(page))} & copied.keys()
    fresh = {
        name: [child | {"pk": None} | ({"locale": locale.pk} if "locale" in child else {}) for child in copied[name]]
        for name in children
    }
    return type(page).from_serializable_data({**copied, **fresh, **NEW_PAGE, "locale": locale.pk}, check_fks=False)


def translated(segments: Sequence[Segment], pairs: Sequence[tuple[StringSegmentValue, str]]) -> list[Segment]:
    """Return the segments of a source with the texts of a translation; what can be overridden stays as it is."""
    texts = {segment.order: StringValue(text) for segment, text in pairs}
    return [
        StringSegmentValue(segment.path, texts[segment.order], attrs=segment.attrs, order=segment.order)
        if isinstance(segment, StringSegmentValue)
        else segment
        for segment in segments
        if not isinstance(segment, OverridableSegmentValue)
    ]
