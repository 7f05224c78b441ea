"""Loading the content pack into the database, and comparing the two."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.loader.authority_loading import load_rows
from content.loader.frame import FRAME, load_frame
from content.loader.identity import PageNumbers
from content.loader.lock import only_load
from content.loader.outcome import Outcome
from content.loader.pack import Pack
from content.loader.pages import Builder, plan
from content.loader.redirects import load_redirects
from content.loader.saving import digest_of, locales
from content.loader.sources import load_sources
from content.loader.translations import load_translations
from content.models import LoadedItem
from search.indexing import index_updates_paused

DATA = Path(__file__).resolve().parent / "data"
Progress = Callable[[int, str], None]


def is_loaded() -> bool:
    """Say whether a load has come to its end on this database, with the navigation, which came later."""
    return LoadedItem.objects.filter(key__in=["pack", FRAME], language__in=["", "fr"]).count() == 2


def pages_in(pack: Pack) -> int:
    """Return how many pages a pack has in all languages: the steps of a load."""
    return sum(len(item.languages) for item in plan(pack))


def load(pack: Pack, progress: Progress) -> Outcome:
    """Write a checked pack: lists, French pages, translations, navigation, redirects, indexes.

    What people have touched is left alone and named in the outcome. `progress` is told how many pages are done
    and of what. A load that was cut off is completed by the next one. Raises `AlreadyLoading` if another is running.
    """
    outcome = Outcome()
    items = plan(pack)
    with only_load():
        with disable_reference_index_auto_update(), index_updates_paused():
            load_rows(pack, outcome)
            builder = Builder(pack, PageNumbers(), locales())
            load_sources(items, builder, outcome, progress)
            load_translations(items, builder, outcome, progress)
            load_frame(builder, outcome)
            load_redirects(pack, outcome)
        refresh_indexes(progress)
    return outcome


def refresh_indexes(progress: Progress) -> None:
    """Bring the reference index and the search index up to date, unless the last load has."""
    loaded = LoadedItem.objects.exclude(key="pack").order_by("key", "language").values_list("key", "language", "digest")
    digest = digest_of(list(loaded))
    if LoadedItem.objects.filter(key="pack", digest=digest).exists():
        return
    progress(0, "indexes")
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    LoadedItem.objects.update_or_create(key="pack", language="", defaults={"digest": digest})
