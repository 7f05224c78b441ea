"""Addresses of the former site, as redirects to pages of this one."""

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.loader.identity import translation_key
from content.loader.outcome import Outcome
from content.loader.pack import LANGUAGES, SOURCE_LANGUAGE, Pack
from content.loader.pack.records import RedirectEntry


@transaction.atomic
def load_redirects(pack: Pack, outcome: Outcome) -> None:
    """Make a redirect for each old address that has none; one that exists is an editor's to change."""
    existing = set(Redirect.objects.values_list("old_path", flat=True))
    pages = {
        (page.translation_key, page.locale.language_code): page for page in Page.objects.live().select_related("locale")
    }
    for entry in pack.redirects:
        path = Redirect.normalise_path(entry.old_path)
        page = pages[translation_key(page_key(entry)), entry.language or SOURCE_LANGUAGE]
        if path in existing:
            outcome.unchanged["redirects"] += 1
        elif Redirect.normalise_path(page.url) != path and path.strip("/") not in ("", *LANGUAGES):
            Redirect.objects.create(old_path=path, redirect_page=page, is_permanent=True)
            outcome.created["redirects"] += 1


def page_key(entry: RedirectEntry) -> str:
    """Return the key of the page that an old address leads to; discussions and members come with the community."""
    kind, _colon, name = entry.target.partition(":")
    if kind != "index":
        return entry.target
    return "home" if name in ("home", "discussions", "members") else f"index/{name}"
