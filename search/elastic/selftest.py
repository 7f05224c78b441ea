"""Trying a server: the portal's own settings, mappings, words and searches, on indexes that go again.

`services.elasticsearch.selftest` asks for the parts that analysis is made of, this for what is made of them. Neither
needs a page, so that a server can be tried before the portal stands on it.
"""

import secrets
from collections.abc import Iterator
from typing import Any

import elasticsearch
from django.test import override_settings
from elasticsearch import Elasticsearch

from search.audiences import LOGIN, PUBLIC
from search.elastic import engine as searches
from search.elastic.connection import writing
from search.elastic.indexes import alias_of, create, languages, operations, write
from search.elastic.rebuilding import swap
from search.elastic.schema import LANGUAGES, mapping_of, settings_of, synonyms_set
from search.models import Entry
from search.query import parse
from search.results import Request

ALIKE = [
    ("fr", "l’Équateur", "EQUATEUR"), ("fr", "qu’aujourd’hui", "aujourd'hui"),
    ("fr", "co‑développement", "CO-DEVELOPPEMENT"),
    ("fr", "transferts collectifs", "transfert collectif"), ("fr", "réintégration", "réintégrer"),
    ("fr", "les droits des migrantes", "droit migrante"), ("fr", "Œuvres", "oeuvre"), ("fr", "envois", "envoi"),
    ("fr", "jusqu’à l’accueil", "accueil"), ("fr", "communautés", "communaute"), ("fr", "“guichet”", "guichets"),
    ("en", "remittances", "remittance"), ("en", "the migrant’s family", "migrant families"),
    ("en", "returned", "returning"), ("en", "co‑operatives", "co-operative"), ("en", "Côte d’Ivoire", "cote d'ivoire"),
    ("es", "migraciones", "MIGRACION"), ("es", "comunidades fronterizas", "comunidad fronteriza"),
    ("es", "contratación", "contratar"), ("es", "los niños", "nino"), ("es", "envíos de dinero", "envio dinero"),
]  # fmt: skip
APART = [("fr", "migration", "immigration"), ("en", "migrant", "immigrant"), ("es", "migración", "inmigración")]
TOKENS = [
    ("fr", "exact", "L’été", ["ete", "été"]),
    ("fr", "word", "D'été", ["été"]),
    ("es", "beginnings", "Peñas", ["pe", "pen", "pena", "penas"]),
    ("es", "beginnings_query", "PEÑA", ["pena"]),
    ("fr", "query", "remises", ["remis", "transfert", "fond"]),
]
SYNONYMS = [{"id": "1", "synonyms": "remises, transferts de fonds"}]
TITLES = {"fr": "Transferts de fonds <collectifs>", "en": "Remittances", "es": "Remesas"}
NUMBERS = {"fr": 1, "en": 2, "es": 3}  # of their pages; page 4 is for members, page 5 like page 1


Trial = tuple[str, Any, Any]  # what was tried, what came out, what must


def trials() -> Iterator[Trial]:
    """Yield what was tried; leave nothing on the server. Raises `Unavailable`."""
    prefix = f"m4d-selftest-{secrets.token_hex(4)}"
    with override_settings(SEARCH_INDEX_PREFIX=prefix), writing() as engine:
        try:
            major = int(engine.info()["version"]["number"].split(".")[0])
            yield "major version, as that of the client", major, elasticsearch.__version__[0]
            yield from made(engine, prefix)
            yield from written(engine)
            yield from found_by(engine)
        finally:
            for name in engine.indices.get(index=f"{prefix}*", features="aliases"):
                engine.indices.delete(index=name)
            for language in LANGUAGES:
                engine.options(ignore_status=404).synonyms.delete_synonym(id=synonyms_set(prefix, language))


def made(engine: Elasticsearch, prefix: str) -> Iterator[Trial]:
    """Yield what indexes become that are made as the portal makes them."""
    for language in LANGUAGES:
        engine.synonyms.put_synonym(id=synonyms_set(prefix, language), synonyms_set=SYNONYMS)
    new = {language: f"{alias_of(language)}-1" for language in languages()}
    for language, name in new.items():
        create(engine, name, language)
        found = engine.indices.get(index=name)[name]
        yield f"mapping, {language}", found["mappings"]["properties"], mapping_of(language)["properties"]
        analysis = settings_of(language, prefix)["analysis"]
        yield f"settings, {language}", names_of(found["settings"]["index"]["analysis"]), names_of(analysis)
    yield from analysed(engine, new)
    swap(engine, {}, new)


def names_of(analysis: dict[str, Any]) -> dict[str, list[str]]:
    """Return the names of the components by kind; the server gives their parameters back as texts."""
    return {kind: sorted(parts) for kind, parts in analysis.items()}


def analysed(engine: Elasticsearch, names: dict[str, str]) -> Iterator[Trial]:
    """Yield what analysis makes of texts."""

    def tokens(language: str, analyzer: str, text: str) -> list[str]:
        answer = engine.indices.analyze(index=names[language], analyzer=analyzer, text=text)
        return [token["token"] for token in answer["tokens"]]

    for language, one, other in ALIKE:
        analyzer = f"{language}_text"
        yield f"{one} and {other}", tokens(language, analyzer, one), tokens(language, analyzer, other)
    for language, one, other in APART:
        is_one = tokens(language, f"{language}_text", one) == tokens(language, f"{language}_text", other)
        yield f"{one} is {other}", is_one, False
    for language, analyzer, text, expected in TOKENS:
        yield f"{analyzer}: {text}", sorted(set(tokens(language, analyzer, text))), sorted(expected)


def entry(number: int, language: str, title: str, version: int, audience: str = PUBLIC) -> Entry:
    """Return an entry that is in no table."""
    document = {
        "pk": number, "key": str(number), "language": language, "languages": [language], "source": "news",
        "audience": [audience], "url": f"/{language}/{number}/", "date": "2016-05-04", "title": title,
        "facets": {"theme": ["jobs"], "country": ["EC"], "region": ["005"], "year": ["2016"]}, "orders": {},
        "summary": "Santé & épargne", "body": "Équateur. " * 300, "labels": "Emploi", "people": "", "places": "Ecuador",
        "attachment": "Xylophone", "kicker": "Nouvelle", "hint": "", "facts": [], "is_demo": False, "promoted": [],
    }  # fmt: skip
    return Entry(pk=number, language=language, audience=[audience], document=document, drawn_version=version)


def written(engine: Elasticsearch) -> Iterator[Trial]:
    """Yield what becomes of documents that come late, and of those whose alias is lost."""
    names = {language: [alias_of(language)] for language in languages()}
    entries = [entry(number, language, TITLES[language], 2) for language, number in NUMBERS.items()]
    entries += [entry(4, "fr", "Caisse des membres", 2, LOGIN), entry(5, "fr", "Caisse de transferts", 2)]
    write(engine, entries, names, is_seen=True, by_alias=True)
    write(engine, [entry(1, "fr", "Trop tard", 1)], names, is_seen=True, by_alias=True)
    title = engine.get(index=alias_of("fr"), id="1")["_source"]["title"]
    yield "a document that an older one comes after", title, TITLES["fr"]
    lines = list(operations(entries[:1], {"fr": [f"{alias_of('fr')}-lost"]}))
    lost = engine.bulk(operations=lines, require_alias=True)["items"][0]["index"]["status"]
    yield "a document for an alias that is lost", lost, 404


def found_by(engine: Elasticsearch) -> Iterator[Trial]:
    """Yield what the searches of readers find."""

    def find(text: str, *audience: str, **options: Any) -> Any:
        return searches.find(Request(query=parse(text), language="fr", audience=(PUBLIC, *audience), **options))

    def pages(text: str, *audience: str, **options: Any) -> list[int]:
        return [hit.pk for hit in find(text, *audience, **options).hits]

    found = find("transfert collectif")
    marked = "<mark>Transferts</mark> de fonds &lt;<mark>collectifs</mark>&gt;"
    yield "words found are marked, the rest escaped", found.hits[0].title, marked
    yield "counts", (found.sources, found.facets["theme"]), ({"news": 2}, {"jobs": 2})
    yield "another word of the glossary", pages("remises"), [1]
    yield "a phrase", pages('"transferts de fonds"'), [1]
    yield "an excluded word", pages("transferts -collectifs"), [5]
    yield "a filter", pages("transferts", chosen={"theme": ("health",)}), []
    yield "the order of dates", sorted(pages("transferts", sort="newest")), [1, 5]
    yield "a word of a file", sorted(pages("xylophone")), [1, 5]
    yield "a country by its code", sorted(pages("EC")), [1, 5]
    yield "a page for members", (pages("membre"), pages("membre", LOGIN)), ([], [4])
    misspelt = find("colectivs")
    yield "a misspelt word", (misspelt.hits[0].pk, misspelt.spelling), (1, "collectifs")
    yield "the beginning of a word", pages("collec")[:1], [1]
    yield "pages of other languages", [hit.pk for hit in find("remittances").elsewhere], [2]
    suggested = searches.suggest("transf coll", "fr", (PUBLIC,), 5)
    yield "a suggestion", [one.text for one in suggested], [TITLES["fr"]]
    yield "a page alike", [hit.pk for hit in searches.like(1, "1", "fr", (PUBLIC,), 5)], [5]
