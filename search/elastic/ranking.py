"""What makes one result of the search engine better than another."""

from typing import Any

from search.results import BEHIND, Request
from search.text.languages import SHORTEST_BEGINNING, STOP_WORDS, family, fold
from search.text.names import name_of
from search.text.places import countries_in, named
from search.text.understanding import names_meant, near_forms, sources_in, themes_in

Clause = dict[str, Any]

LONGEST_PHRASE = 8  # words; synonyms and near spellings of longer texts are too many
NAMED = 30  # above what only has the words of a name
MEANT = 8  # of what carries a theme or a country that the search names
OF_KIND = 16  # of what is of a kind that it names
TITLED = 5  # of what has all the words in its title
BLENDED = "top_terms_blended_freqs_30"  # words with one beginning count as one word


def names_first(request: Request, query: Clause) -> Clause:
    """Return a query that finds the same, what is looked for by its name after the rest unless the search names it."""
    named_by = [
        {"terms": {"names": names_meant(request.query, request.language)}},
        {"prefix": {"names": name_of(request.query.words)}},
    ]
    rows = {"bool": {"filter": [{"term": {"is_by_name": True}}], "must_not": named_by}}
    return {"boosting": {"positive": query, "negative": rows, "negative_boost": BEHIND}}


def preferences(request: Request) -> list[Clause]:
    """Return what makes one result better than another."""
    words = named(request.query.words, request.language)
    wishes: list[Clause] = [
        {"multi_match": {
            "query": words, "type": "most_fields",
            "fields": ["title^3", "labels^2", "places^2", "people^1.5", "summary^1.2", "body"],
        }},
        {"match": {"title.exact": {"query": words, "boost": 2}}},
        {"match": {"all_exact": {"query": words, "boost": 2}}},  # a word as typed counts more than synonyms
        {"match": {"all_light": {"query": words, "boost": 2}}},  # and forms of a word more than its family
        {"constant_score": {"filter": {"match": {"title": {"query": words, "operator": "and"}}}, "boost": TITLED}},
        {"term": {"names": {"value": name_of(words), "boost": NAMED}}},
        {"distance_feature": {"field": "date", "origin": "now", "pivot": "3650d", "boost": 0.3}},
    ]  # fmt: skip
    if len(words.split()) <= LONGEST_PHRASE:
        stems = f"{request.language}_text"
        wishes.append({"match_phrase": {"title": {"query": words, "slop": 1, "boost": 4, "analyzer": stems}}})
        wishes.append({"match_phrase": {"all": {"query": words, "slop": 2, "analyzer": stems}}})
        wishes.append({"match_phrase": {"people": {"query": words, "boost": 6, "analyzer": stems}}})
    return [*wishes, *understood(request)]


def understood(request: Request) -> list[Clause]:
    """Return what is better for the meaning of a search: themes, countries and kinds of content that it names."""
    query, language = request.query, request.language
    meant = (
        ("facets.theme", themes_in(query, language), MEANT),
        ("facets.country", countries_in(query, language), MEANT),
        ("source", sources_in(query, language), OF_KIND),
    )
    return [
        {"constant_score": {"filter": {"terms": {name: codes}}, "boost": boost}}
        for name, codes, boost in meant
        if codes
    ]


def last(request: Request) -> list[Clause]:
    """Return queries for what follows at the end: words of the same family, terms near those of the search."""
    parts = request.query.words.split()[:LONGEST_PHRASE]
    families = [family(part) for part in parts if is_beginning(part, request.language)]
    return [
        *({"prefix": {"all_exact": {"value": fold(one), "boost": 0.1, "rewrite": BLENDED}}} for one in families if one),
        *(
            {"multi_match": {"query": form, "type": "phrase", "fields": ["title^2", "all"], "boost": 0.1}}
            for form in near_forms(request.query, request.language)
        ),
    ]


def beginning(word: str) -> Clause:
    """Return a query for words that begin like this one."""
    return {"match_phrase_prefix": {"all_exact": {"query": word, "max_expansions": 30}}}


def is_beginning(word: str, language: str) -> bool:
    """Whether a word says enough to be taken as the beginning of longer ones."""
    return len(word) >= SHORTEST_BEGINNING and word.lower() not in STOP_WORDS[language]
