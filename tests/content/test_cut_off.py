"""A load that is cut off anywhere is completed by the next one, and the end is the same."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from content import actions
from content.loader import translations
from content.models import LoadedItem
from tests.content.small import again

pytestmark = pytest.mark.django_db
NUMBERS = {"pk", "page", "path", "latest_revision", "live_revision", "target", "project"}


class CutOff(Exception):
    """Ends a load."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    """Commit after every few entries, and leave out the indexes, which take seconds."""
    monkeypatch.setattr(translations, "BATCH", 7)
    monkeypatch.setattr(actions, "refresh_indexes", lambda _progress: None)


def state() -> dict[str, object]:
    """Return all that a load leaves behind, without what differs from one run to the next: numbers and times."""
    identities = {page.pk: f"{page.translation_key} {page.locale}" for page in Page.objects.select_related("locale")}

    def normal(value: object) -> object:
        if isinstance(value, dict):
            kept = {name: inner for name, inner in value.items() if name not in NUMBERS and not name.endswith("_at")}
            return {name: normal(inner) for name, inner in kept.items()}
        if isinstance(value, list):
            return [normal(inner) for inner in value]
        return re.sub(r'id=\\?"(\d+)\\?"', lambda match: identities.get(int(match[1]), match[0]), str(value))

    pages = {
        identities[page.pk]: (normal(page.serializable_data()), page.revisions.count())
        for page in Page.objects.filter(depth__gt=1).specific()
    }
    return {
        "pages": pages,
        "texts": sorted(StringTranslation.objects.values_list("locale", "context__path", "data")),
        "loaded": sorted(LoadedItem.objects.values_list("key", "language")),
        "redirects": [(r.old_path, identities[r.redirect_page_id]) for r in Redirect.objects.order_by("old_path")],
    }


@pytest.fixture(scope="module")
def whole(pack, django_db_setup, django_db_blocker) -> Iterator[dict[str, object]]:
    """The state after a load that nothing has cut off."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "refresh_indexes", lambda _progress: None)
        again(pack)
        found = state()
        transaction.set_rollback(True)
    return found


def load_until(pack, what: str, times: int) -> None:
    """Load a pack until it has told its progress on something a number of times."""
    seen = []

    def cut(_steps: int, doing: str) -> None:
        seen.append(doing)
        if seen.count(what) == times:
            raise CutOff

    with pytest.raises(CutOff):
        actions.load(pack, cut)


@pytest.mark.parametrize(("what", "times"), [("pages in French", 5), ("translations", 1), ("translations", 3)])
def test_a_load_that_was_cut_off_is_completed_by_the_next(what, times, pack, whole):
    load_until(pack, what, times)
    assert LoadedItem.objects.count() < len(whole["loaded"])

    again(pack)

    assert state() == whole
    assert again(pack).changes == 0
