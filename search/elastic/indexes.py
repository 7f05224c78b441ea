"""The indexes of the search engine: one per language behind an alias, fed from the table of entries."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch, NotFoundError

from search.audiences import PUBLIC
from search.elastic.concepts import send_concepts
from search.elastic.connection import Unavailable
from search.elastic.schema import LANGUAGES, mapping_of, settings_of, synonyms_set
from search.models import Entry

SPELT = ("title", "labels", "people", "places", "summary", "body")
SMALL = 50  # documents that readers see as soon as they are written
ANSWER = "items.*.error,items.*.status"
STALE = 409  # the index has a later version already


def alias_of(language: str) -> str:
    """Return the name under which the portal reads and writes the index of a language."""
    return f"{settings.SEARCH_INDEX_PREFIX}-{language}"


def languages() -> list[str]:
    """Return the languages of the portal that have an index."""
    return [code for code, _name in settings.LANGUAGES if code in LANGUAGES]


def create(engine: Elasticsearch, name: str, language: str) -> None:
    """Make an empty index; its synonym set must stand before."""
    body, mapping = made_of(language)
    mapping |= {"_meta": {"make": make_of(language)}}
    engine.indices.create(index=name, settings=body | {"refresh_interval": "-1"}, mappings=mapping)


def made_of(language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return settings and mapping of an index of a language."""
    return settings_of(language, settings.SEARCH_INDEX_PREFIX), mapping_of(language)


def make_of(language: str) -> str:
    """Return what tells an index of this version of the portal from one of another, which must be built anew."""
    return hashlib.sha256(json.dumps(made_of(language), sort_keys=True).encode()).hexdigest()


def is_of_this_make(engine: Elasticsearch, name: str, language: str) -> bool:
    """Say whether an index has the settings and the mapping that this version of the portal needs."""
    mapping = engine.indices.get_mapping(index=name)[name]["mappings"]
    return mapping.get("_meta", {}).get("make") == make_of(language)


def ensure_concepts(engine: Elasticsearch) -> None:
    """Write the synonym sets if one of them is missing: an index cannot be made or opened without."""
    for language in LANGUAGES:
        try:
            engine.synonyms.get_synonym(id=synonyms_set(settings.SEARCH_INDEX_PREFIX, language), size=0)
        except NotFoundError:
            send_concepts(engine, settings.SEARCH_INDEX_PREFIX)
            return


def indexes_behind(engine: Elasticsearch, language: str) -> list[str]:
    """Return the names of the indexes behind the alias of a language: one, or none."""
    try:
        return sorted(engine.indices.get_alias(name=alias_of(language)))
    except NotFoundError:
        return []


def all_indexes(engine: Elasticsearch, language: str) -> list[str]:
    """Return the names of all indexes of a language, those of broken rebuilds among them."""
    return sorted(engine.indices.get(index=f"{alias_of(language)}-*", features="aliases"))


def source_of(entry: Entry) -> dict[str, Any]:
    """Return what the engine keeps of an entry: spelling help is made of public texts only."""
    document = {name: value for name, value in (entry.document or {}).items() if value not in ("", [], None)}
    if PUBLIC in entry.audience:
        document["words"] = [document[name] for name in SPELT if name in document]
    return document | {"version": entry.drawn_version}


def operations(entries: Iterable[Entry], names: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Yield the lines of a bulk request: each entry goes to the indexes of its language and leaves all others."""
    for entry in entries:
        for language, indexes in names.items():
            for name in indexes:
                head = {
                    "_index": name,
                    "_id": str(entry.pk),
                    "version": entry.drawn_version,
                    "version_type": "external",
                }
                if entry.document and entry.language == language:
                    yield {"index": head}
                    yield source_of(entry)
                elif entry.language in ("", language):
                    yield {"delete": head}


def write(
    engine: Elasticsearch, entries: list[Entry], names: dict[str, list[str]], *, is_seen: bool, by_alias: bool = False
) -> None:
    """Write entries to indexes; `is_seen` makes them visible at once. Raises `Unavailable` if one was refused.

    A later version that stands already, and a deletion of what never stood, are no faults. `by_alias` says that the
    names are aliases: where one is lost, the engine would make an index of its own under that name.
    """
    lines = list(operations(entries, names))
    if not lines:
        return
    answer = engine.bulk(operations=lines, refresh=is_seen, require_alias=by_alias, filter_path=ANSWER)
    results = [result for item in answer.get("items", []) for result in item.values()]
    faults = [result["error"] for result in results if "error" in result and result["status"] != STALE]
    if faults:
        raise Unavailable(f"{len(faults)} documents were refused: {faults[0].get('type')}: {faults[0].get('reason')}")
