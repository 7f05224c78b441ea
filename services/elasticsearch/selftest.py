"""What analysis must make of texts, here and on the official distribution; what Elasticsearch documents is expected."""

import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.elasticsearch.server import Server

PATIENCE = 10  # seconds until a changed set of synonyms is in use
Part = str | Mapping[str, Any]  # the name of a component, or its definition


@dataclass(frozen=True)
class Case:
    """A text, the components it goes through, and the tokens that must come out."""

    text: str
    tokens: Sequence[str]
    filters: Sequence[Part] = ()
    char_filters: Sequence[Part] = ()
    tokenizer: Part = "standard"

    @property
    def request(self) -> dict[str, Any]:
        """The body of the request that tries it."""
        parts = {"tokenizer": self.tokenizer, "filter": self.filters, "char_filter": self.char_filters}
        return {"text": self.text, **parts}


def _stemmer(language: str) -> Part:
    return {"type": "stemmer", "language": language}


ELISION = {"type": "elision", "articles": ["l", "d", "qu"], "articles_case": True}
SHINGLE = {"type": "shingle", "min_shingle_size": 2, "max_shingle_size": 2, "output_unigrams": False}
OVERRIDE = {"type": "stemmer_override", "rules": ["jeunes, jeunesse => jeune"]}
REMITTANCES = {"type": "synonym_graph", "synonyms": ["remises, transferts de fonds"]}
QUOTES = {"type": "mapping", "mappings": ["’ => '", "œ => oe", "\\u2011 => -"]}
DIGITS = {"type": "pattern_replace", "pattern": "[^0-9]", "replacement": ""}
CASES = [
    Case("Équateur São", ["equateur", "sao"], ["lowercase", "asciifolding"]),
    Case("Été", ["Ete", "Été"], [{"type": "asciifolding", "preserve_original": True}]),
    Case("L'emploi qu’elle", ["emploi", "elle"], [ELISION]),
    Case("l'emploi d'origine", ["emploi", "origine"], ["elision", "lowercase"]),
    Case("la vie des communes", ["vie", "communes"], [{"type": "stop", "stopwords": "_french_"}]),
    Case("la vida de los pueblos", ["vida", "pueblos"], [{"type": "stop", "stopwords": "_spanish_"}]),
    Case("migrations migration", ["migr", "migr"], [_stemmer("light_french")]),
    Case("projets projet", ["projet", "projet"], [_stemmer("minimal_french")]),
    Case("continuait continu", ["continu", "continu"], [_stemmer("french")]),
    Case("migraciones migracion", ["migracion", "migracion"], [_stemmer("light_spanish")]),
    Case("pueblos", ["puebl"], [_stemmer("spanish")]),
    Case("peces", ["pez"], [_stemmer("spanish_plural")]),
    Case("remittances remittance", ["remitt", "remitt"], [_stemmer("english")]),
    Case("generously", ["generous"], [_stemmer("porter2")]),
    Case("cities", ["city"], [_stemmer("light_english")]),
    Case("countries", ["country"], [_stemmer("minimal_english")]),
    Case("migrant's", ["migrant"], [_stemmer("possessive_english")]),
    Case(
        "projets femmes",
        ["projets", "feme"],
        [{"type": "keyword_marker", "keywords": ["projets"]}, _stemmer("light_french")],
    ),
    Case("jeunesse", ["jeune"], [OVERRIDE, _stemmer("light_french")]),
    Case("remises", ["transferts", "remises", "de", "fonds"], [REMITTANCES]),
    Case("OIM", ["iom"], ["lowercase", {"type": "synonym", "synonyms": ["oim => iom"]}]),
    Case("Maroc", ["Ma", "Mar", "Maro"], [{"type": "edge_ngram", "min_gram": 2, "max_gram": 4}]),
    Case("Mali", ["Mal", "ali"], [{"type": "ngram", "min_gram": 3, "max_gram": 3}]),
    Case("a b c", ["a b", "b c"], [SHINGLE]),
    Case("a b a", ["a", "b"], ["unique"]),
    Case("communes", ["communes", "comun"], ["keyword_repeat", _stemmer("light_french"), "remove_duplicates"]),
    Case("maroc", ["MAR"], ["uppercase", {"type": "truncate", "length": 3}]),
    Case("a bb ccc", ["bb"], [{"type": "length", "min": 2, "max": 2}]),
    Case("2014-05", ["2014"], [{"type": "pattern_replace", "pattern": "-.*", "replacement": ""}], tokenizer="keyword"),
    Case(" 2014-05 ", ["201405"], ["trim"], [DIGITS], tokenizer="keyword"),
    Case("<p>Un <b>mot</b></p>", ["Un", "mot"], char_filters=["html_strip"]),
    Case("l’œuvre", ["l'oeuvre"], char_filters=[QUOTES]),
    Case("Guinée-Bissau 2", ["Guinée", "Bissau"], tokenizer="letter"),
    Case("PAICODEL-S Mali", ["PAICODEL-S", "Mali"], tokenizer="whitespace"),
    Case("abcd", ["abc", "bcd"], tokenizer={"type": "ngram", "min_gram": 3, "max_gram": 3}),
    Case(
        "El Salvador",
        ["El", "Sa", "Sal"],
        tokenizer={"type": "edge_ngram", "min_gram": 2, "max_gram": 3, "token_chars": ["letter"]},
    ),
    Case("a bb-ccc", ["a", "bb", "ccc"], tokenizer={"type": "char_group", "tokenize_on_chars": ["whitespace", "-"]}),
]
ANALYZERS = {
    "french": ("Les droits des migrants", ["droit", "migrant"]),
    "english": ("The rights of migrants", ["right", "migrant"]),
    "spanish": ("Los derechos de las migrantes", ["derech", "migrant"]),
}


def faults(server: Server) -> Iterator[str]:
    """Yield what differs from what must be, one line each; leave nothing on the server."""
    prefix = f"m4d-selftest-{secrets.token_hex(4)}"
    try:
        server.ask("PUT", prefix, {"settings": {"number_of_replicas": 0}})
        for case in CASES:
            yield from _compare(server, prefix, case.request, case.tokens)
        for name, (text, tokens) in ANALYZERS.items():
            yield from _compare(server, prefix, {"analyzer": name, "text": text}, tokens)
        yield from _fault_of_normalizer(server, f"{prefix}-normalizer")
        yield from _fault_of_synonyms(server, f"{prefix}-synonyms")
    finally:
        server.remove(prefix)


def number_of_cases() -> int:
    """Return how many things `faults` tries."""
    return len(CASES) + len(ANALYZERS) + 2


def _compare(server: Server, index: str, request: dict[str, Any], tokens: Sequence[str]) -> Iterator[str]:
    found = [token["token"] for token in server.ask("POST", f"{index}/_analyze", request)["tokens"]]
    if found != list(tokens):
        yield f"{request} gives {found} instead of {tokens}"


def _fault_of_normalizer(server: Server, index: str) -> Iterator[str]:
    """A normalizer keeps a text whole: titles are compared with it."""
    normalizer = {"type": "custom", "char_filter": ["quotes"], "filter": ["lowercase", "asciifolding"]}
    analysis = {"char_filter": {"quotes": QUOTES}, "normalizer": {"title": normalizer}}
    server.ask("PUT", index, {"settings": {"number_of_replicas": 0, "analysis": analysis}})
    yield from _compare(server, index, {"normalizer": "title", "text": "L’Équateur"}, ["l'equateur"])


def _fault_of_synonyms(server: Server, name: str) -> Iterator[str]:
    """A set of synonyms changes what an open index finds, without a document being written anew."""
    server.ask("PUT", f"_synonyms/{name}", {"synonyms_set": [{"id": "1", "synonyms": "remises, remittances"}]})
    glossary = {"type": "synonym_graph", "synonyms_set": name, "updateable": True}
    query = {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "glossary"]}
    analysis = {"filter": {"glossary": glossary}, "analyzer": {"query": query}}
    text = {"type": "text", "analyzer": "standard", "search_analyzer": "query"}
    settings = {"number_of_replicas": 0, "analysis": analysis}
    server.ask("PUT", name, {"settings": settings, "mappings": {"properties": {"text": text}}})
    server.ask("PUT", f"{name}/_doc/1?refresh=true", {"text": "remittances"})
    if not _finds(server, name, "remises", PATIENCE):
        yield "a set of synonyms is not used"
    if _finds(server, name, "envíos", 0):
        yield "a word that is no synonym finds something"
    server.ask("PUT", f"_synonyms/{name}/2", {"synonyms": "envíos, remittances"})
    if not _finds(server, name, "envíos", PATIENCE):
        yield "a changed set of synonyms is not used"
    server.ask("PUT", f"_synonyms/{name}", {"synonyms_set": []})
    deadline = time.monotonic() + PATIENCE
    while _finds(server, name, "remises", 0):
        if time.monotonic() > deadline:
            yield "an emptied set of synonyms is still used"
            break


def _finds(server: Server, index: str, text: str, patience: float) -> bool:
    """Tell whether a search finds the document, at once or after the server has read the set again."""
    deadline = time.monotonic() + patience
    while True:
        answer = server.ask("POST", f"{index}/_search", {"query": {"match": {"text": text}}})
        if answer["hits"]["hits"] or time.monotonic() >= deadline:
            return bool(answer["hits"]["hits"])
        time.sleep(0.05)
