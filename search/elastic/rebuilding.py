"""Building the indexes anew beside those that readers use, then changing places in one step.

Everything comes from the table of entries, so nothing has to be drawn. Edits go on meanwhile. Just before the
indexes change places, what changed since it was copied is copied again, while nobody else sends: no edit is lost
and none is older after than before. A rebuild that was cut off leaves an index without an alias, which the next
one deletes.
"""

import time

from django.conf import settings
from django.db import connection
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.elastic.concepts import send_concepts
from search.elastic.connection import PATIENCE, Unavailable, breaker, writing
from search.elastic.indexes import alias_of, all_indexes, create, indexes_behind, languages, write
from search.locks import REBUILDING, SENDING, held
from search.models import Entry

BATCH = 500
ENOUGH = 0.5  # a new index with fewer documents than this share of the old one is suspicious
MARK_SENT = """
    UPDATE search_entry SET sent_version = drawn_version, tries = 0, next_try_at = NULL
    FROM unnest(%s::int[], %s::bigint[]) AS copied(number, copied_version)
    WHERE search_entry.number = copied.number AND drawn_version = copied_version AND sent_version <> drawn_version
"""

Copied = dict[int, int]  # version by number of the page


class TooFewDocuments(Exception):
    """The new index would lose much of what readers find now; nothing was changed."""


def rebuild(*, is_forced: bool = False) -> int:
    """Build the index of each language anew; return the number of documents.

    Raises `TooFewDocuments` unless `is_forced`, `Busy` if another rebuild is at work, `Unavailable`.
    """
    with held(REBUILDING), writing() as engine:
        send_concepts(engine, settings.SEARCH_INDEX_PREFIX)
        used = {language: indexes_behind(engine, language) for language in languages()}
        clear(engine, used)
        moment = timezone.now().strftime("%Y%m%d%H%M%S%f")
        new = {language: f"{alias_of(language)}-{moment}" for language in languages()}
        try:
            for language, name in new.items():
                create(engine, name, language)
            copied = copy(engine, new, {})
            for name in new.values():
                engine.indices.put_settings(index=name, settings={"refresh_interval": None})
            if not is_forced:
                check_size(engine, used, new)
        except (TooFewDocuments, Unavailable):
            engine.indices.delete(index=",".join(new.values()), ignore_unavailable=True)
            raise
        with held(SENDING, wait=True):
            copied |= copy(engine, new, copied)
            engine.indices.refresh(index=",".join(new.values()))
            swap(engine, used, new)
            mark_sent(copied)
        if old := [name for names in used.values() for name in names]:
            time.sleep(PATIENCE)  # whoever asked before may still read them
            engine.indices.delete(index=old, ignore_unavailable=True)
    breaker.mend()
    return Entry.objects.standing().count()


def rebuild_lost() -> bool:
    """Build all indexes anew if a language has none; say whether that was needed. Raises `Busy`, `Unavailable`."""
    with writing() as engine:
        if all(indexes_behind(engine, language) for language in languages()):
            return False
    rebuild(is_forced=True)
    return True


def clear(engine: Elasticsearch, used: dict[str, list[str]]) -> None:
    """Delete what a rebuild left that was cut off."""
    for language, names in used.items():
        for name in all_indexes(engine, language):
            if name not in names:
                engine.indices.delete(index=name)


def copy(engine: Elasticsearch, new: dict[str, str], copied: Copied) -> Copied:
    """Copy the entries that are not in the new indexes in their present version; return what was copied."""
    names = {language: [name] for language, name in new.items()}
    now = dict(Entry.objects.values_list("number", "drawn_version"))
    missing = sorted(number for number, version in now.items() if copied.get(number) != version)
    found: Copied = {}
    for start in range(0, len(missing), BATCH):
        batch = list(Entry.objects.filter(number__in=missing[start : start + BATCH]))
        standing = [entry for entry in batch if entry.document or entry.pk in copied]
        write(engine, standing, names, is_seen=False)
        found |= {entry.pk: entry.drawn_version for entry in batch}
    return found


def check_size(engine: Elasticsearch, used: dict[str, list[str]], new: dict[str, str]) -> None:
    """Raise `TooFewDocuments` if an index would shrink to less than half."""
    engine.indices.refresh(index=",".join(new.values()))
    for language, names in used.items():
        before = sum(engine.count(index=name)["count"] for name in names)
        after = engine.count(index=new[language])["count"]
        if after < before * ENOUGH:
            raise TooFewDocuments(f"{language}: {after} documents instead of {before}")


def swap(engine: Elasticsearch, used: dict[str, list[str]], new: dict[str, str]) -> None:
    """Let the new indexes take the place of the old ones, in all languages at once."""
    actions = [{"add": {"index": name, "alias": alias_of(language)}} for language, name in new.items()]
    actions += [
        {"remove": {"index": name, "alias": alias_of(language)}} for language, names in used.items() for name in names
    ]
    engine.indices.update_aliases(actions=actions)


def mark_sent(copied: Copied) -> None:
    """Say that the engine has these versions; entries drawn since have later ones and stay to be sent."""
    with connection.cursor() as cursor:
        cursor.execute(MARK_SENT, [list(copied), list(copied.values())])
