"""Loading the French pages."""

from collections.abc import Callable, Sequence

from django.db import transaction
from wagtail.models import Page

from content.loader.identity import PageNumbers, translation_key
from content.loader.outcome import Outcome
from content.loader.pack import SOURCE_LANGUAGE
from content.loader.pages import Builder, PageItem
from content.loader.saving import digest_of_page, naming, publish_source
from content.loader.touched import fate, lack, standing_pages
from content.models import LoadedItem


@transaction.atomic
def load_sources(
    items: Sequence[PageItem], builder: Builder, outcome: Outcome, progress: Callable[[int, str], None]
) -> None:
    """Bring all French pages to what the pack says.

    One transaction: pages link to each other in both directions, so none can be committed before the others.
    """
    place_new(items, builder, outcome)
    builder.numbers.update(PageNumbers.known())
    loaded = {row.key: row for row in LoadedItem.objects.filter(language=SOURCE_LANGUAGE)}
    standing = standing_pages(loaded, builder.locales)
    for item in items:
        if item.key in loaded:
            load_source(item, builder, loaded[item.key], standing.get((item.key, SOURCE_LANGUAGE)), outcome)
        progress(1, "pages in French")


def place_new(items: Sequence[PageItem], builder: Builder, outcome: Outcome) -> None:
    """Give each new page its place in the tree and its number; its links follow when all have theirs.

    A page gets none if somebody has deleted its parent or a row that it names.
    """
    known = set(LoadedItem.objects.filter(language=SOURCE_LANGUAGE).values_list("key", flat=True))
    of_language = Page.objects.filter(locale=builder.locales[SOURCE_LANGUAGE])
    for item in items:
        if item.key in known:
            continue
        page = of_language.filter(translation_key=translation_key(item.key)).first()
        if page is None:
            page = item.build(builder, SOURCE_LANGUAGE)
            parent = of_language.filter(translation_key=translation_key(item.parent)).first()
            reason = lack(page, outcome) if parent else "parent page missing"
            if reason:
                outcome.left[f"{item.key} ({SOURCE_LANGUAGE})"] = reason
                continue
            page.live = False
            with naming(item.key, SOURCE_LANGUAGE):
                parent.add_child(instance=page)
        LoadedItem.objects.create(key=item.key, language=SOURCE_LANGUAGE, page_id=page.pk)


def load_source(item: PageItem, builder: Builder, row: LoadedItem, standing: Page | None, outcome: Outcome) -> None:
    """Publish one French page, unless it is as the pack has it or belongs to somebody."""
    page = item.build(builder, SOURCE_LANGUAGE)
    digest = digest_of_page(page)
    if digest == row.digest and standing is not None:
        outcome.unchanged["pages"] += 1
    elif reason := fate(row, standing) or lack(page, outcome):
        outcome.left[f"{item.key} ({SOURCE_LANGUAGE})"] = reason
    else:
        with naming(item.key, SOURCE_LANGUAGE):
            publish_source(page)
        (outcome.updated if row.digest else outcome.created)["pages"] += 1
        row.digest, row.revision_id = digest, page.latest_revision_id
        row.save(update_fields=["digest", "revision_id"])
