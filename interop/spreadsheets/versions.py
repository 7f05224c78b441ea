"""Texts of projects in other languages than that of their source: named, translated, taken back.

A text becomes a translation as translators write it, so that they go on from there; what the file does not tell stays
untranslated. A translation that somebody else has written is kept by those who plan (`planning`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import (
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.cldr import language_name
from interop.spreadsheets.changing import give_back
from interop.spreadsheets.columns import Column, Value
from interop.spreadsheets.creating import LONGEST_SLUG
from interop.spreadsheets.projects import BY_NAME, TITLE
from interop.spreadsheets.standing import ROWS
from projectdb.models import ProjectPage
from translation.bulk import Submission, submit_in_bulk, translate_in_bulk
from translation.targets import create_target, new_version

Texts = dict[str, dict[str, Value]]  # by language (BCP 47) and column
Pair = tuple[StringSegmentValue, str]
MARK = "@"  # between the name of a column and a language
KEPT = ("object_repr", "content_json", "schema_version", "last_updated_at")  # of a source that the import replaces


def name_of_text(name: str, language: str) -> str:
    """Return the name of a column for a text in another language."""
    return f"{name}{MARK}{language}" if language else name


def language_in(name: str) -> str:
    """Return the language in such a name, "" for the language of the source."""
    return name.partition(MARK)[2]


def column_of(name: str) -> Column:
    """Return the column that is meant, in whatever language."""
    return BY_NAME[name.partition(MARK)[0]]


def label_of(name: str) -> str:
    """Return what a reader is told of a column in a language."""
    label, language = str(column_of(name).label), language_in(name)
    return f"{label} ({language_name(language)})" if language else label


def add_text(texts: Texts, name: str, value: Value) -> None:
    """Add a text under its language and its column."""
    texts.setdefault(language_in(name), {})[column_of(name).name] = value


def translate(texts: Mapping[int, Texts], locales: Mapping[str, Locale], *, by: Any, live: bool) -> dict[int, list]:
    """Write texts of projects, by their numbers, in other languages; return what was written of each project.

    To be called in a transaction. With `live`, a version is published if its source is.
    """
    pages = ProjectPage.objects.filter(pk__in=texts).prefetch_related(*ROWS)
    drafts = [page.get_latest_revision_as_object() if page.has_unpublished_changes else page for page in pages]
    keys = {page.translation_key for page in drafts}
    rows = TranslationSource.objects.filter(object__in=keys).values("object_id", *KEPT)
    sources = {row.pop("object_id"): row for row in rows}
    versions = {
        (page.translation_key, page.locale_id): page for page in ProjectPage.objects.filter(translation_key__in=keys)
    }
    written: dict[int, list] = {number: [] for number in texts}
    submissions = submit_in_bulk(drafts)
    for language, locale in locales.items():
        pending = [(one, texts[one.page.pk][language]) for one in submissions if language in texts[one.page.pk]]
        pairs = {one.source: pairs_of(one, told, locale) for one, told in pending}
        before = {one.page.pk: strings_of(one.page, locale) for one, _told in pending}
        translations = {found.source_id: found for found in translate_in_bulk(pairs, locale)}
        for one, _told in pending:
            stood = versions.get((one.page.translation_key, locale.pk))
            data = stood.specific.serializable_data() if stood else None
            is_public = live and one.page.live
            page = put(one, translations[one.source.pk], pairs[one.source], stood, by, is_public)
            written[one.page.pk].append(
                {
                    "page": page.pk, "revision": page.latest_revision_id, "before": data,
                    "strings": before[one.page.pk], "source": sources.get(one.page.translation_key),
                    "locale": locale.pk,
                }
            )  # fmt: skip
    return written


def put(
    submission: Submission, translation: Translation, pairs: Sequence[Pair], stood: Page | None, by: Any, live: bool
) -> Page:
    """Write one version: its new page, or the one that stands. Return it as it is stored."""
    if stood is None:
        told = {segment.order for segment, _text in pairs}
        rest = [(segment, segment.string.data) for segment in submission.strings if segment.order not in told]
        return create_target(submission, translation, [*pairs, *rest], live=live)
    translation.save_target(user=by, publish=False)
    page = ProjectPage.objects.get(pk=stood.pk)
    if live and page.live:
        page.get_latest_revision().publish(user=by)
    return ProjectPage.objects.get(pk=stood.pk)


def pairs_of(submission: Submission, told: Mapping[str, Value], locale: Locale) -> list[Pair]:
    """Return the texts of a source with what is told of them in a language, field by field.

    A field whose texts are not as many as those of the source is left untranslated.
    """
    version = new_version(submission.page, json.loads(submission.source.content_json), locale)
    for name, value in told.items():
        BY_NAME[name].put(version, value)
    if TITLE in told:
        version.slug = slugify(version.title)[:LONGEST_SLUG] or version.slug
    stored = ProjectPage.from_serializable_data(version.serializable_data(), check_fks=False)  # its blocks have numbers
    ours, theirs = by_field(submission.strings), by_field(extract_segments(stored))
    pairs: list[Pair] = []
    for name in (*told, *(["slug"] if TITLE in told else [])):
        if len(ours.get(name, [])) == len(theirs.get(name, [])):
            texts = (segment.string.data for segment in theirs.get(name, []))
            pairs += zip(ours.get(name, []), texts, strict=True)
    return pairs


def by_field(segments: Iterable[Any]) -> dict[str, list[StringSegmentValue]]:
    """Return the texts among segments by the field in which they stand."""
    found: dict[str, list[StringSegmentValue]] = {}
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            found.setdefault(segment.path.partition(".")[0], []).append(segment)
    return found


def strings_of(page: Page, locale: Locale) -> list[dict[str, Any]]:
    """Return what stands in the translation of a page into a language."""
    rows = StringTranslation.objects.filter(context__object=page.translation_key, locale=locale)
    return list(rows.values())


def take_back(project: ProjectPage, versions: Sequence[Mapping[str, Any]]) -> None:
    """Let the other versions of a changed project, which is its old self again, say what they said."""
    ProjectPage.objects.filter(pk__in=[one["page"] for one in versions if one["before"] is None]).delete()
    stood = [one for one in versions if one["before"] is not None]
    give_back([ProjectPage.from_serializable_data(one["before"], check_fks=False) for one in stood])
    revisions = [one["revision"] for one in stood]
    TranslationLog.objects.filter(revision__in=revisions).delete()
    Revision.objects.filter(pk__in=revisions).delete()
    if any(one["source"] is None for one in versions):
        forget_translations([project])
        return
    submit_in_bulk([project])
    sources = TranslationSource.objects.filter(object=project.translation_key)
    for one in versions:
        sources.update(**one["source"])
        strings = StringTranslation.objects.filter(context__object=project.translation_key, locale=one["locale"])
        strings.exclude(pk__in=[row["id"] for row in one["strings"]]).delete()
        for row in one["strings"]:
            strings.filter(pk=row["id"]).update(**row)
        if one["before"] is None:
            Translation.objects.filter(source__in=sources, target_locale=one["locale"]).delete()


def forget_translations(projects: Iterable[ProjectPage]) -> None:
    """Delete all that is kept to translate some projects."""
    keys = [project.translation_key for project in projects]
    StringTranslation.objects.filter(context__object__in=keys).delete()
    TranslationSource.objects.filter(object__in=keys).delete()
    TranslatableObject.objects.filter(translation_key__in=keys).delete()
