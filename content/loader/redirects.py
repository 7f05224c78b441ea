"""Addresses of the former site, as redirects to pages of this one."""

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.loader.identity import key_of_target, translation_key
from content.loader.outcome import Outcome
from content.loader.pack import LANGUAGES, SOURCE_LANGUAGE, Pack
from content.loader.pack.records import RedirectEntry
from content.models import LoadedItem

PREFIX = "redirect "  # of the keys under which the loader remembers redirects


@transaction.atomic
def load_redirects(pack: Pack, outcome: Outcome) -> None:
    """Bring redirects to what the pack says; what an editor has made, changed or deleted stays so."""
    standing = {redirect.old_path: redirect for redirect in Redirect.objects.all()}
    loaded = {row.key: row for row in LoadedItem.objects.filter(key__startswith=PREFIX)}
    pages = {
        (page.translation_key, page.locale.language_code): page for page in Page.objects.live().select_related("locale")
    }
    for entry in pack.redirects:
        path = Redirect.normalise_path(entry.old_path)
        page = pages.get((translation_key(page_key(entry)), entry.language or SOURCE_LANGUAGE))
        if page is None:
            outcome.left[PREFIX + path] = "page not live"
        elif Redirect.normalise_path(page.url) != path and path.strip("/") not in ("", *LANGUAGES):
            load_redirect(path, page, loaded.get(PREFIX + path), standing.get(path), outcome)


def load_redirect(path: str, page: Page, row: LoadedItem | None, standing: Redirect | None, outcome: Outcome) -> None:
    """Make one address lead to a page; `row` remembers where it led after the last load."""
    if row is None and standing is None:
        Redirect.objects.create(old_path=path, redirect_page=page, is_permanent=True)
        LoadedItem.objects.create(key=PREFIX + path, page_id=page.pk)
        outcome.created["redirects"] += 1
    elif standing is None:
        outcome.left[PREFIX + path] = "deleted"
    elif row and row.page_id == page.pk:
        outcome.unchanged["redirects"] += 1
    elif row and row.page_id == standing.redirect_page_id:
        Redirect.objects.filter(pk=standing.pk).update(redirect_page=page)
        LoadedItem.objects.filter(pk=row.pk).update(page_id=page.pk)
        outcome.updated["redirects"] += 1
    else:
        outcome.left[PREFIX + path] = "edited"


def page_key(entry: RedirectEntry) -> str:
    """Return the key of the page that an old address leads to."""
    return key_of_target(entry.target)
