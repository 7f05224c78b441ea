"""Searches as the search engine takes them.

One request: the results with the counts of each facet and tab, and what the reader's language lacks. A second one
if few results or none have all the words, a third if a word is misspelt.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from search.audiences import PUBLIC
from search.elastic.ranking import LONGEST_PHRASE, Clause, beginning, is_beginning, last, names_first, preferences
from search.elastic.schema import SHOWN
from search.results import ELSEWHERE, Request
from search.text.languages import STEMMERS
from search.text.places import country_codes

ENOUGH_WORDS = "2<75% 5<60% 9<40% 20<25%"  # of a longer text not every word must be there
MOST_VALUES = 400  # of a facet; there are some 250 countries, in some 30 regions
SUMS = "sums"  # name of the aggregation that adds up
NEAR = {"fuzziness": "AUTO:4,8", "prefix_length": 1, "max_expansions": 30}
COMPLETE = 5  # of what has all the words, before what has some of them
PROMOTED = 1000  # above any other result
FRAGMENT = 160  # characters
LONG_WORD = 9  # letters from which two may be wrong


def main_body(request: Request, query: Clause) -> Clause:
    """Return the body of the search for the results of one page."""
    chosen = {name: values for name, values in request.chosen.items() if values}
    filters: dict[str, Clause] = {name: {"terms": {f"facets.{name}": list(values)}} for name, values in chosen.items()}
    if request.source:
        filters["source"] = {"term": {"source": request.source}}
    return {
        "query": names_first(request, query) if request.query else query,
        "post_filter": {"bool": {"filter": list(filters.values())}},
        "aggs": {"every": {"filter": {"match_all": {}}}, **counts(request, filters), **sums(request, filters)},
        "from": request.start,
        "size": request.size,
        "sort": order(request.sort),
        "track_total_hits": True,
        "_source": list(SHOWN),
        "highlight": highlight(request),
    }


def elsewhere_body(request: Request) -> Clause:
    """Return the body of the search for pages that the reader's language does not have."""
    body = strict(request)
    body["bool"]["must_not"].append({"term": {"languages": request.language}})
    return {
        "query": body,
        "size": ELSEWHERE if request.page == 1 else 0,
        "track_total_hits": True,
        "_source": list(SHOWN),
        "highlight": highlight(request) | {"fields": {"title": {"number_of_fragments": 0}}},
    }


def counts(request: Request, filters: Mapping[str, Clause]) -> Clause:
    """Return an aggregation for each facet with a choice, which counts under all others, and one for the rest."""
    fields = {name: f"facets.{name}" for name in request.counted} | {"source": "source"}
    values = {name: {"terms": {"field": field, "size": MOST_VALUES}} for name, field in fields.items()}
    own = [name for name in filters if name in values and not request.is_narrow]
    groups = {f"but {name}": {name: values.pop(name)} for name in own} | {"all": values}
    return {
        group: {
            "filter": {"bool": {"filter": [clause for name, clause in filters.items() if group != f"but {name}"]}},
            "aggs": counted,
        }
        for group, counted in groups.items()
    }


def sums(request: Request, filters: Mapping[str, Clause]) -> Clause:
    """Return an aggregation that adds up amounts of the results, each by the values of a facet."""
    if not request.summed:
        return {}
    added = {
        amount: {
            "terms": {"field": f"facets.{facet}", "size": MOST_VALUES},
            "aggs": {"of": {"stats": {"field": f"amounts.{amount}"}}},
        }
        for amount, facet in request.summed.items()
    }
    return {SUMS: {"filter": {"bool": {"filter": list(filters.values())}}, "aggs": added}}


def order(sort: str) -> list[Any]:
    """Return the order of the results; what has no date, or not what is asked for, comes last, by title."""
    if sort == "relevance":
        return ["_score", {"pk": "asc"}]
    direction = {"newest": "desc", "oldest": "asc"}.get(sort)
    first = by("date", direction) if direction else by(f"orders.{sort}")
    return [first, by("orders.title"), {"pk": "asc"}]


def by(field: str, direction: str = "asc") -> Clause:
    """Return an order by one field."""
    mapped = {} if field == "date" else {"unmapped_type": "keyword"}
    return {field: {"order": direction, "missing": "_last", **mapped}}


def highlight(request: Request) -> Clause:
    """Return how found words are marked: the whole title, two passages of the text. HTML in texts is escaped."""
    passage = {"number_of_fragments": 2, "fragment_size": FRAGMENT}
    return {
        "encoder": "html",
        "pre_tags": ["<mark>"],
        "post_tags": ["</mark>"],
        "require_field_match": False,
        "max_analyzed_offset": 200_000,
        "highlight_query": marked(request),
        "fields": {
            "title": {"number_of_fragments": 0},
            "summary": {"number_of_fragments": 0},
            "body": passage,
            "attachment": passage,
        },
    }


def marked(request: Request) -> Clause:
    """Return the query by which words are marked, in any field."""
    return {"match": {"all": {"query": request.query.words}}}


def strict(request: Request) -> Clause:
    """Return the query for what has all the words, in any of their forms."""
    query = request.query
    if not query:
        return base(request, [], [])
    operator: Clause = {"minimum_should_match": 1 if query.is_any else ENOUGH_WORDS}
    found: list[Clause] = [
        {"match": {"all": {"query": query.words, **operator}}},
        *(
            {"match": {f"alt_{code}": {"query": query.words, "boost": 0.25, **operator}}}
            for code in STEMMERS
            if code != request.language
        ),
    ]
    if codes := country_codes(query.words):
        found.append({"constant_score": {"filter": {"terms": {"facets.country": codes}}, "boost": 8}})
    found.append({"constant_score": {"filter": {"term": {"promoted": query.text}}, "boost": PROMOTED}})
    must: list[Clause] = [{"dis_max": {"queries": found}}]
    must += [{"match_phrase": {"all_exact": phrase}} for phrase in query.phrases]
    return base(request, must, preferences(request))


def filled(request: Request) -> Clause:
    """Return the query for what has all the words, and after it what has some of them."""
    words = request.query.words
    some: list[Clause] = [
        {"match": {"all": {"query": words, "boost": 1.5}}},
        {"match": {"all": {"query": words, "analyzer": f"{request.language}_text", "boost": 1.5}}},
        *(beginning(part) for part in words.split()[:LONGEST_PHRASE] if is_beginning(part, request.language)),
        *last(request),
    ]
    complete = strict(request)
    all_words, *phrases = complete["bool"]["must"]
    first = {"constant_score": {"filter": complete, "boost": COMPLETE}}
    return base(request, [{"bool": {"should": [all_words, *some]}}, *phrases], [*preferences(request), first])


def widened(request: Request) -> Clause:
    """Return the query of the second pass: near spellings, beginnings of words, some of the words."""
    words = request.query.words
    parts = words.split()
    if len(parts) > LONGEST_PHRASE:
        return base(request, [{"match": {"all": {"query": words, "minimum_should_match": "20%"}}}], [])
    found: list[Clause] = [
        {"match": {"all_exact": {"query": words, "operator": "and", **NEAR}}},
        {"match_bool_prefix": {"all_exact": {"query": words, "operator": "and"}}},
        {"bool": {"must": [beginning(part) for part in parts]}},
        {"bool": {"should": [{"match": {"all_exact": {"query": part, "boost": 0.5, **NEAR}}} for part in parts]}},
        {"match": {"all": {"query": words, "boost": 0.5}}},
    ]
    return base(request, [{"dis_max": {"queries": found, "tie_breaker": 0.3}}], preferences(request)[:3])


def base(request: Request, must: list[Clause], should: list[Clause]) -> Clause:
    """Return a query that finds only what this reader may see, in the period asked for, without excluded words."""
    filters: list[Clause] = [{"terms": {"audience": list(request.audience)}}]
    if request.only:
        filters.append({"term": {"source": request.only}})
    if request.since or request.until:
        period = {"gte": request.since, "lte": request.until}
        filters.append({"range": {"date": {key: str(value) for key, value in period.items() if value}}})
    without = [{"match_phrase": {"all": phrase}} for phrase in request.query.excluded]
    return {"bool": {"filter": filters, "must": must, "should": should, "must_not": without}}


def spelling(words: Iterable[str]) -> Clause:
    """Return the request for near spellings of words that no public page has."""
    return {
        word: {
            "text": word,
            "term": {
                "field": "words",
                "suggest_mode": "missing",
                "size": 1,
                "min_word_length": 4,
                "max_edits": 1 if len(word) < LONG_WORD else 2,
            },
        }
        for word in words
    }


def word_counts(words: Iterable[str]) -> Clause:
    """Return aggregations that count the public pages with each of some words."""
    return {
        f"word {word}": {"filter": {"bool": {"filter": [{"term": {"audience": PUBLIC}}, {"term": {"words": word}}]}}}
        for word in words
    }


def title_body(words: str, audience: Iterable[str], size: int) -> Clause:
    """Return the body of the search for titles that hold the beginnings of words."""
    return {
        "query": {
            "bool": {
                "filter": [{"terms": {"audience": list(audience)}}],
                "must": [{"match": {"title.beginnings": {"query": words, "operator": "and"}}}],
                "should": [{"match_phrase_prefix": {"title.exact": {"query": words}}}],
            }
        },
        "size": size,
        "track_total_hits": False,
        "_source": ["title", "url", "kicker"],
    }


def like_body(pk: int, index: str, key: str, audience: Iterable[str], size: int) -> Clause:
    """Return the body of the search for pages like another, in the language of the index."""
    return {
        "query": {
            "bool": {
                "filter": [{"terms": {"audience": list(audience)}}, {"range": {"pk": {"gt": 0}}}],  # no parts of pages
                "must_not": [{"term": {"key": key}}],
                "must": [{
                    "more_like_this": {
                        "fields": ["title", "summary", "body", "facets.theme", "facets.country"],
                        "like": [{"_index": index, "_id": str(pk)}],
                        "min_term_freq": 1, "min_doc_freq": 2, "max_query_terms": 25,
                        "minimum_should_match": "20%",
                    }
                }],
            }
        },
        "size": size,
        "track_total_hits": False,
        "_source": list(SHOWN),
    }  # fmt: skip
