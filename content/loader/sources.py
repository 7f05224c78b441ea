"""Loading the French pages."""

from collections.abc import Callable, Sequence

from django.db import transaction
from wagtail.models import Page

from content.loader.identity import PageNumbers
from content.loader.outcome import Outcome
from content.loader.pack import SOURCE_LANGUAGE
from content.loader.pages import Builder, PageItem
from content.loader.saving import digest_of_page, place, publish_source
from content.models import LoadedItem


@transaction.atomic
def load_sources(
    items: Sequence[PageItem], builder: Builder, outcome: Outcome, progress: Callable[[int, str], None]
) -> None:
    """Bring all French pages to what the pack says.

    One transaction: pages link to each other in both directions, so none can be committed before the others.
    """
    place_new(items, builder)
    builder.numbers.update(PageNumbers.known())
    loaded = {row.key: row for row in LoadedItem.objects.filter(language=SOURCE_LANGUAGE)}
    revisions = dict(Page.objects.filter(pk__in=builder.numbers.values()).values_list("pk", "latest_revision"))
    for item in items:
        load_source(item, builder, loaded[item.key], revisions, outcome)
        progress(1, "pages in French")


def place_new(items: Sequence[PageItem], builder: Builder) -> None:
    """Give each new page its place in the tree and its number; its links follow when all have theirs."""
    known = PageNumbers.known()
    for item in items:
        if item.key in known:
            continue
        page = item.build(builder, SOURCE_LANGUAGE)
        standing = Page.objects.filter(locale_id=page.locale_id, translation_key=page.translation_key).first()
        if standing is None:
            place(page, item.parent)
        number = standing.pk if standing else page.pk
        LoadedItem.objects.create(key=item.key, language=SOURCE_LANGUAGE, page_id=number)


def load_source(
    item: PageItem, builder: Builder, row: LoadedItem, revisions: dict[int, int | None], outcome: Outcome
) -> None:
    """Publish or leave one French page; `revisions` are the latest ones by page number."""
    page = item.build(builder, SOURCE_LANGUAGE)
    digest = digest_of_page(page)
    if digest == row.digest:
        outcome.unchanged["pages"] += 1
    elif row.page_id not in revisions or (row.digest and revisions[row.page_id] != row.revision_id):
        outcome.left.append(f"{item.key} ({SOURCE_LANGUAGE})")
    else:
        publish_source(page)
        (outcome.updated if row.digest else outcome.created)["pages"] += 1
        row.digest, row.revision_id = digest, page.latest_revision_id
        row.save(update_fields=["digest", "revision_id"])
