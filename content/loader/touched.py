"""What people have done with pages since the loader left them; such a page is theirs."""

from collections.abc import Iterable, Mapping
from itertools import chain

from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from content.loader.identity import translation_key
from content.loader.outcome import Outcome
from content.models import LoadedItem
from core.models import SiteFrame


def standing_pages(keys: Iterable[str], locales: Mapping[str, Locale]) -> dict[tuple[str, str], Page]:
    """Return the pages that stand for some entries, by key and language."""
    by_identity = {translation_key(key): key for key in keys}
    languages = {locale.pk: language for language, locale in locales.items()}
    pages = Page.objects.filter(translation_key__in=by_identity, locale__in=languages)
    return {(by_identity[page.translation_key], languages[page.locale_id]): page for page in pages}


def fate(row: LoadedItem | None, page: Page | SiteFrame | None) -> str:
    """Say in a word what somebody has done with a page or a frame; empty if the loader may write it.

    `row` is what the loader remembers of it, None if it never made one.
    """
    if page is None:
        return "deleted" if row else ""
    if page.latest_revision_id != (row.revision_id if row else None):
        return "edited"
    if row and row.digest and not page.live:
        return "unpublished"
    return "locked" if page.locked else ""


def lack(page: Page, outcome: Outcome) -> str:
    """Name the rows of authority lists that a built page points to and somebody has deleted; empty if all stand."""
    gone = {name for name, reason in outcome.left.items() if reason == "deleted"}
    if not gone:
        return ""
    children = (getattr(page, relation.get_accessor_name()).all() for relation in get_all_child_relations(page))
    links = [
        f"{field.related_model._meta.label}/{getattr(part, field.attname)}"
        for part in (page, *chain.from_iterable(children))
        for field in part._meta.concrete_fields
        if field.is_relation
    ]
    missing = [link for link in dict.fromkeys(links) if link in gone]
    return f"names {', '.join(missing)}, which somebody has deleted" if missing else ""


def is_retranslated(page: Page | SiteFrame) -> bool:
    """Say whether a translator has changed, removed or overridden a text since a translation was published."""
    of_page = {"context__object": page.translation_key, "locale": page.locale_id}
    texts = StringSegment.objects.filter(source__object=page.translation_key).annotate_translation(page.locale)
    return (
        StringTranslation.objects.filter(updated_at__gt=page.latest_revision.created_at, **of_page).exists()
        or SegmentOverride.objects.filter(**of_page).exists()
        or texts.filter(translation=None).exists()
        or Translation.objects.filter(
            source__object=page.translation_key, target_locale=page.locale_id, enabled=False
        ).exists()
    )
