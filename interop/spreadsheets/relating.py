"""Which project is a part of which, as activities tell it."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Locale

from core.models import RelatedPage
from interop.spreadsheets.changing import change_pages
from interop.spreadsheets.standing import ROWS, Standing
from interop.spreadsheets.tables import chunks
from projectdb.models import ProjectPage


def relate(wholes: Mapping[int, Iterable[str]], locales: list[Locale], *, by: Any, live: bool) -> list[ProjectPage]:
    """Tie projects, by number, to those that they are parts of, by identifier; return the projects that were changed.

    What is not in the portal is passed over; no tie is ever cut. To be called in a transaction in which the pages
    are locked.
    """
    targets = Standing({key for keys in wholes.values() for key in keys}, locales).pages
    changed = []
    for numbers in chunks(wholes):
        stored = ProjectPage.objects.filter(pk__in=numbers).prefetch_related(*ROWS)
        pages = [page.get_latest_revision_as_object() if page.has_unpublished_changes else page for page in stored]
        tied = [page for page in pages if tie(page, [targets[key] for key in wholes[page.pk] if key in targets])]
        change_pages(tied, by=by, live=live)
        changed += tied
    return changed


def tie(page: ProjectPage, wholes: list[ProjectPage]) -> bool:
    """Relate a project to those that it is a part of; say whether that is new."""
    rows = list(page.related_pages.all())
    known = {row.target_id for row in rows} | {page.pk}
    new = [whole for whole in wholes if whole.pk not in known]
    rows += [
        RelatedPage(target=whole, relation=RelatedPage.Relation.PART_OF, sort_order=number)
        for number, whole in enumerate(dict.fromkeys(new), start=len(rows))
    ]
    page.related_pages.set(rows)
    return bool(new)
