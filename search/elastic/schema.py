"""Settings and mapping of the index of one language.

Stop words leave after the glossary, else "transferts de fonds" could not be a form; they are marked as keywords, so
that no stemmer changes them before. Folding follows stemming. `exact` keeps the letters as typed beside the folded
ones, so that an accent typed right counts more.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from search.text.languages import ELIDED, STOP_WORDS, fold

LANGUAGES = tuple(STOP_WORDS)
STEMMERS = {"fr": "french", "en": "english", "es": "spanish"}  # Snowball: "réintégrer" is found by "réintégration"
LIGHT_STEMMERS = {"fr": "light_french", "en": "light_english", "es": "light_spanish"}  # numbers and genders, no verbs
DASHES = ("‐", "‑", "‒", "–", "—")
QUOTES = ("’", "‘", "ʼ", "´")
TEXTS = ("title", "summary", "body", "labels", "people", "places", "attachment")
KEYWORDS = (
    "key",
    "names",
    "language",
    "languages",
    "source",
    "audience",
    "promoted",
)
MADE = {"facets": "keyword", "orders": "keyword", "amounts": "double"}  # objects with fields of their own
SHOWN = ("pk", "language", "date", "url", "title", "summary", "kicker", "hint", "facts", "is_demo", "promoted")


def synonyms_set(prefix: str, language: str) -> str:
    """Return the name of the synonym set of a language."""
    return f"{prefix}-{language}"


def settings_of(language: str, prefix: str) -> dict[str, Any]:
    """Return the settings of an index."""
    analysis: dict[str, Any] = {
        "char_filter": {
            "quotes": {"type": "mapping", "mappings": [*(f"{q} => '" for q in QUOTES), *(f"{d} => -" for d in DASHES)]}
        },
        "filter": {
            "plural": {"type": "stemmer", "language": "minimal_french"},  # Snowball leaves "envois" as it is
            "fold": {"type": "asciifolding"},
            "fold_keep": {"type": "asciifolding", "preserve_original": True},
            "beginnings": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15},
            "glossary": {
                "type": "synonym_graph", "synonyms_set": synonyms_set(prefix, language), "updateable": True,
                "lenient": True,
            },
        },
        "analyzer": {},
    }  # fmt: skip
    for code in LANGUAGES:
        analysis["filter"] |= filters_of(code)
        analysis["analyzer"][f"{code}_text"] = analyzer(first(code), stems(code), stop(code))
    own = first(language)
    analysis["analyzer"] |= {
        "query": analyzer(own, stems(language), ["glossary"], stop(language)),
        "exact": analyzer(own, ["fold_keep"]),
        "light": analyzer(own, [f"{language}_keep", f"{language}_light", "fold"], stop(language)),
        "beginnings": analyzer(own, ["fold", "beginnings"]),
        "beginnings_query": analyzer(own, ["fold"]),
        "word": analyzer(own),
    }
    return {
        "number_of_shards": 1,
        "number_of_replicas": settings.ELASTICSEARCH_REPLICAS,
        "max_result_window": 10_000,
        "similarity": {"names": {"type": "BM25", "b": 0}},  # a long list of names says no less than a short one
        "analysis": analysis,
    }


def filters_of(code: str) -> dict[str, Any]:
    """Return the filters of one language."""
    stops = sorted(STOP_WORDS[code])
    return {
        f"{code}_keep": {"type": "keyword_marker", "keywords": stops},
        f"{code}_stem": {"type": "stemmer", "language": STEMMERS[code]},
        f"{code}_light": {"type": "stemmer", "language": LIGHT_STEMMERS[code]},
        f"{code}_stop": {"type": "stop", "stopwords": sorted({*stops, *map(fold, stops)})},
        f"{code}_possessive": {"type": "stemmer", "language": "possessive_english"},
        f"{code}_elision": {"type": "elision", "articles": sorted(ELIDED[code]) or ["l"], "articles_case": True},
    }


def first(code: str) -> list[str]:
    """Return the filters that come first: what is glued to a word falls off."""
    return [
        *([f"{code}_elision"] if ELIDED[code] else []),
        *([f"{code}_possessive"] if code == "en" else []),
        "lowercase",
    ]


def stems(code: str) -> list[str]:
    """Return the filters that stem and fold, stop words untouched."""
    return [f"{code}_keep", f"{code}_stem", *(["plural"] if code == "fr" else []), "fold"]


def stop(code: str) -> list[str]:
    """Return the filter that takes stop words out."""
    return [f"{code}_stop"]


def analyzer(*filters: Iterable[str]) -> dict[str, Any]:
    """Return an analyzer that cuts words and passes them through filters."""
    chain = [name for group in filters for name in group]
    return {"type": "custom", "char_filter": ["quotes"], "tokenizer": "standard", "filter": chain}


def mapping_of(language: str) -> dict[str, Any]:
    """Return the mapping of an index: no other field than these is ever made, but one per facet, order, amount."""
    text = {"type": "text", "analyzer": f"{language}_text", "search_analyzer": "query"}
    everywhere = {"copy_to": ["all", "all_exact", "all_light"]}
    exact = {"type": "text", "analyzer": "exact"}
    beginnings = {"type": "text", "analyzer": "beginnings", "search_analyzer": "beginnings_query"}
    properties: dict[str, Any] = dict.fromkeys(TEXTS, text | everywhere)
    properties["title"] = text | everywhere | {"fields": {"exact": exact, "beginnings": beginnings}}
    properties |= {name: properties[name] | {"index_options": "offsets"} for name in ("body", "attachment")}
    properties |= {name: properties[name] | {"similarity": "names"} for name in ("labels", "people")}
    properties |= {
        f"alt_{code}": {"type": "text", "analyzer": f"{code}_text"} for code in LANGUAGES if code != language
    }
    properties |= {name: {"type": "keyword"} for name in KEYWORDS}
    properties |= {
        "all": text,
        "all_exact": exact,
        "all_light": {"type": "text", "analyzer": "light"},
        "words": {"type": "text", "analyzer": "word"},
        "pk": {"type": "integer"},
        "date": {"type": "date"},
        "path": {"type": "keyword", "index": False, "doc_values": False},
        **{
            name: {"type": "keyword", "index": False, "doc_values": False}
            for name in ("url", "kicker", "hint", "facts")
        },
        **{name: {"type": "object", "dynamic": "true"} for name in MADE},
        "is_demo": {"type": "boolean"},
        "is_by_name": {"type": "boolean"},
        "version": {"type": "long"},
    }
    return {
        "dynamic": False,
        "dynamic_templates": [
            {name: {"path_match": f"{name}.*", "mapping": {"type": kind}}} for name, kind in MADE.items()
        ],
        "_source": {"excludes": ["alt_*", "words", "places"]},
        "properties": properties,
    }
