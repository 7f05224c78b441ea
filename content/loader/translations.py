"""Loading translations through wagtail-localize: submit, store each text, publish."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation

from content.loader.outcome import Outcome
from content.loader.pack import SOURCE_LANGUAGE
from content.loader.pages import Builder, PageItem
from content.loader.saving import digest_of, digest_of_page, naming, pair
from content.loader.touched import fate, is_retranslated, standing_pages
from content.models import LoadedItem
from core.models import PortalPage
from translation.bulk import Submission, submit_in_bulk, translate_in_bulk
from translation.targets import create_target

BATCH = 40  # entries a transaction: a load that is cut off loses no more than that


@dataclass(frozen=True)
class Version:
    """One version of an entry in another language: built, not saved; the digest is taken before it is read."""

    item: PageItem
    page: PortalPage
    digest: str


@dataclass(frozen=True)
class Known:
    """What the loader remembers of a batch, the pages that stand, and those that will; by key and language."""

    rows: Mapping[tuple[str, str], LoadedItem]
    pages: Mapping[tuple[str, str], Page]
    expected: set[tuple[str, str]]

    @classmethod
    def of(cls, batch: Sequence[PageItem], builder: Builder) -> "Known":
        """Return what is known of a batch and of the parents of its pages."""
        keys = [item.key for item in batch]
        rows = {(row.key, row.language): row for row in LoadedItem.objects.filter(key__in=keys)}
        pages = standing_pages([*keys, *(item.parent for item in batch)], builder.locales)
        return cls(rows, pages, set(pages))

    def reason_to_leave(self, item: PageItem, language: str, outcome: Outcome) -> str:
        """Say why a version must not be written; empty if it may. `outcome` tells which French pages were left."""
        row, page = self.rows.get((item.key, language)), self.pages.get((item.key, language))
        source = fate(self.rows[item.key, SOURCE_LANGUAGE], self.pages.get((item.key, SOURCE_LANGUAGE)))
        if source := source or outcome.left.get(f"{item.key} ({SOURCE_LANGUAGE})", ""):
            return f"French page {source}"
        if page is None and row is None and (item.parent, language) not in self.expected:
            return "parent page missing"
        return fate(row, page) or ("translated" if row and page and is_retranslated(page) else "")


Work = tuple[PageItem, dict[str, Version]]


def load_translations(
    items: Sequence[PageItem], builder: Builder, outcome: Outcome, progress: Callable[[int, str], None]
) -> None:
    """Bring all translations to what the pack says, batch by batch."""
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        with transaction.atomic():
            load_batch(batch, builder, outcome)
        progress(sum(len(item.translations) for item in batch), "translations")


def load_batch(batch: Sequence[PageItem], builder: Builder, outcome: Outcome) -> None:
    """Submit the French pages of a batch that need it, then translate and publish them."""
    work = list(to_do(batch, builder, outcome))
    sources = {
        page.pk: page
        for page in Page.objects.filter(pk__in=[builder.numbers[item.key] for item, _v in work]).specific()
    }
    submissions = submit_in_bulk([sources[builder.numbers[item.key]] for item, _versions in work]) if work else []
    for language in builder.locales:
        pending = [
            (versions[language], s)
            for (_item, versions), s in zip(work, submissions, strict=True)
            if language in versions
        ]
        if pending:
            translate(pending, builder, language, outcome)


def to_do(batch: Sequence[PageItem], builder: Builder, outcome: Outcome) -> Iterator[Work]:
    """Yield the entries with a version to write, and these versions, built but not saved."""
    known = Known.of(batch, builder)
    for item in batch:
        source = known.rows.get((item.key, SOURCE_LANGUAGE))
        if source is None:  # its French page has no place, which was said with the French pages
            continue
        versions = {}
        for language in item.translations:
            page = item.build(builder, language)
            version = Version(item, page, digest_of([source.digest, digest_of_page(page)]))
            row = known.rows.get((item.key, language))
            if row and row.digest == version.digest and (item.key, language) in known.pages:
                outcome.unchanged["translations"] += 1
            elif reason := known.reason_to_leave(item, language, outcome):
                outcome.left[f"{item.key} ({language})"] = reason
            else:
                versions[language] = version
                known.expected.add((item.key, language))
        if versions:
            yield item, versions


def translate(pending: Sequence[tuple[Version, Submission]], builder: Builder, language: str, outcome: Outcome) -> None:
    """Store the texts of one language and publish the pages."""
    locale = builder.locales[language]
    pairs = {}
    for version, submission in pending:
        with naming(version.item.key, language):
            pairs[submission.source] = pair(submission, version.page)
    translations = {t.source_id: t for t in translate_in_bulk(pairs, locale)}
    keys = [version.page.translation_key for version, _submission in pending]
    standing = set(
        Page.objects.filter(locale=locale, translation_key__in=keys).values_list("translation_key", flat=True)
    )
    for version, submission in pending:
        translation = translations[submission.source.pk]
        with naming(version.item.key, language):
            if version.page.translation_key in standing:
                target = update_target(translation)
            else:
                target = create_target(submission, translation, pairs[submission.source])
        values = {"digest": version.digest, "page_id": target.pk, "revision_id": target.latest_revision_id}
        _row, created = LoadedItem.objects.update_or_create(key=version.item.key, language=language, defaults=values)
        (outcome.created if created else outcome.updated)["translations"] += 1


def update_target(translation: Translation) -> Any:
    """Save and publish the page, or the frame, of a translation within this transaction.

    wagtail-localize publishes after the commit: a load cut off just then would leave a draft behind.
    """
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    target.get_latest_revision().publish()
    return type(target).objects.get(pk=target.pk)
