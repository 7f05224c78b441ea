"""The search with Elasticsearch: one request, two if it finds little, three if a word is misspelt."""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.html import escape
from django.utils.safestring import mark_safe
from elastic_transport import ApiResponseMeta
from elasticsearch import ApiError, Elasticsearch

from search.elastic import queries
from search.elastic.connection import BESIDE, WALKING, reading
from search.elastic.indexes import alias_of, languages
from search.query import Query
from search.results import Hit, Request, Results, Suggestion, Sum, day, may_be_filled

Answer = Mapping[str, Any]

CENT = Decimal("0.01")
JOINED = re.compile(r"</mark>((?: \w{1,3})? )<mark>")  # found words that follow each other are one passage
LONGEST_SPELLING = 8  # words whose spelling is looked up
BATCH = 5_000  # numbers in one answer; the engine gives 10,000 at most
KEPT = "1m"  # how long the engine keeps the state of an index between two of these answers


class Found(NamedTuple):
    """An answer, the search that gave it, and the query as it may have been meant."""

    answer: Answer
    body: dict[str, Any]
    spelling: str = ""


def find(request: Request) -> Results:
    """Return what a request finds; raise `Unavailable` if the engine does not answer in time."""
    own, others = alias_of(request.language), [code for code in languages() if code != request.language]
    body = queries.main_body(request, queries.strict(request))
    with reading() as engine:
        searches = [{"index": own}, body]
        if others and request.query:
            searches += [{"index": [alias_of(code) for code in others]}, queries.elsewhere_body(request)]
        response = engine.msearch(searches=searches)
        answers, meta = response["responses"], response.meta
        main, *elsewhere = (checked(one, meta) for one in answers)
        complete, found = every(main), best(engine, request, Found(main, body))
    results = results_of(found.answer, request)
    results.is_filled = 0 < complete < every(found.answer)
    results.is_widened = not complete and results.total > 0
    results.spelling = found.spelling
    for other in elsewhere:
        results.elsewhere = [hit_of(hit, request) for hit in other["hits"]["hits"]]
        results.elsewhere_count = other["hits"]["total"]["value"]
    return results


def numbers(request: Request) -> array:
    """Return the numbers of all pages that a request finds, in its order; raise `Unavailable`."""
    body = queries.main_body(request, queries.strict(request))
    with reading(WALKING) as engine:
        if request.query:
            body = best(engine, request, Found(ask(engine, request, body), body)).body
        return array("q", walk(engine, alias_of(request.language), body))


def walk(engine: Elasticsearch, index: str, body: Mapping[str, Any]) -> Iterator[int]:
    """Yield the numbers of all pages that a search finds, from one state of the index."""
    kept = engine.open_point_in_time(index=index, keep_alive=KEPT)["id"]
    asked = {name: body[name] for name in ("query", "post_filter", "sort")}
    asked |= {"size": BATCH, "track_total_hits": False, "source": ["pk"]}
    try:
        while True:
            response = engine.search(pit={"id": kept, "keep_alive": KEPT}, **asked)
            kept, hits = response["pit_id"], response["hits"]["hits"]
            yield from (hit["_source"]["pk"] for hit in hits)
            if len(hits) < BATCH:
                return
            asked["search_after"] = hits[-1]["sort"]
    finally:
        engine.close_point_in_time(id=kept)


def best(engine: Elasticsearch, request: Request, first: Found) -> Found:
    """Return what is shown: `first`, which has all the words, or where it is nothing or little, more than that."""
    complete = every(first.answer)
    if not complete and request.query:
        return widened(engine, request)
    if may_be_filled(request, complete):
        body = queries.main_body(request, queries.filled(request))
        return Found(ask(engine, request, body), body)
    return first


def widened(engine: Elasticsearch, request: Request) -> Found:
    """Return what has words spelt alike or some of the words, and the query as it may have been meant.

    Where unknown words have a near spelling, pages with all the words so spelt come first.
    """
    words = request.query.words.split()[:LONGEST_SPELLING]
    body = queries.main_body(request, queries.widened(request)) | {"suggest": queries.spelling(words)}
    main = ask(engine, request, body)
    near = near_words(main)
    spelling = " ".join(near.get(word, word) for word in request.query.words.split())
    if not near:
        return Found(main, body)
    meant = replace(request, query=replace(request.query, words=spelling))
    other = queries.main_body(meant, queries.filled(meant))
    other["aggs"] |= queries.word_counts(near.values())
    corrected = ask(engine, request, other)
    return Found(corrected, other, spelling) if are_public(near.values(), corrected) else Found(main, body)


def ask(engine: Elasticsearch, request: Request, body: dict[str, Any]) -> Answer:
    """Return the answer to one search in the reader's language."""
    return engine.search(index=alias_of(request.language), **body_options(body)).body


def every(answer: Answer) -> int:
    """Return how many results there are, whatever filter is chosen."""
    return answer["aggregations"]["every"]["doc_count"]


def checked(answer: Answer, meta: ApiResponseMeta) -> Answer:
    """Return one answer of several, which came with `meta`; raise the engine's error if it is one."""
    if "error" in answer:
        raise ApiError(str(answer["error"].get("type")), meta, answer)
    return answer


def body_options(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body as the client's method `search` takes it."""
    return {{"from": "from_", "_source": "source"}.get(name, name): value for name, value in body.items()}


def results_of(answer: Answer, request: Request) -> Results:
    """Read hits and counts."""
    groups = dict(answer["aggregations"])
    added = groups.pop(queries.SUMS, {})
    values = dict(counted(groups))
    return Results(
        hits=[hit_of(hit, request) for hit in answer["hits"]["hits"]],
        total=answer["hits"]["total"]["value"],
        sources=values.pop("source"),
        facets=values,
        sums={amount: summed(added[amount]["buckets"]) for amount in request.summed},
    )


def summed(buckets: Iterable[Answer]) -> dict[str, Sum]:
    """Read what was added up for each value of a facet; a value without an amount is left out."""
    found = {bucket["key"]: bucket["of"] for bucket in buckets if bucket["of"]["count"]}
    return {
        code: Sum(of["count"], *(Decimal(of[name]).quantize(CENT) for name in ("sum", "min", "max")))
        for code, of in found.items()
    }


def counted(found: Answer) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield each facet with the results of its values."""
    for group in found.values():
        for name, part in group.items():
            if name != "doc_count":
                yield name, {bucket["key"]: bucket["doc_count"] for bucket in part["buckets"]}


def hit_of(hit: Answer, request: Request) -> Hit:
    """Read one hit; what the engine marked is escaped by it, all else here."""
    source, marked = hit["_source"], hit.get("highlight", {})
    marked = {name: [JOINED.sub(r"\1", part) for part in parts] for name, parts in marked.items()}
    title = marked["title"][0] if "title" in marked else escape(source["title"])
    return Hit(
        pk=source["pk"],
        language=source["language"],
        url=source["url"],
        title=mark_safe(title),  # noqa: S308  escaped by the engine or above
        text=mark_safe(passage(source, marked)),  # noqa: S308  the same
        kicker=source["kicker"],
        hint=source.get("hint", ""),
        facts=tuple(source.get("facts", ())),
        date=day(source.get("date")),
        is_demo=source.get("is_demo", False),
        is_promoted=request.query.text in source.get("promoted", ()),
    )


def passage(source: Answer, marked: Answer) -> str:
    """Return the summary if it holds a word or nothing else does, otherwise passages of the text."""
    if "summary" in marked:
        return marked["summary"][0]
    parts = marked.get("body") or marked.get("attachment")
    if parts and "title" not in marked:
        return " … ".join(part.strip() for part in parts)
    return escape(source.get("summary", "")) or " … ".join(parts or [])


def near_words(answer: Answer) -> dict[str, str]:
    """Return near spellings by the words of a query that no page has."""
    found = {}
    for word, entries in answer.get("suggest", {}).items():
        options = [option for entry in entries for option in entry["options"]]
        if options:
            found[word] = options[0]["text"]
    return found


def are_public(words: Iterable[str], answer: Answer) -> bool:
    """Whether each word stands in a public page now.

    The engine makes near spellings of its list of words, which keeps those of deleted and changed documents for a
    while.
    """
    return all(answer["aggregations"][f"word {word}"]["doc_count"] for word in words)


def suggest(words: str, language: str, audience: tuple[str, ...], size: int) -> list[Suggestion]:
    """Return pages whose title holds the beginnings of words; raise `Unavailable`."""
    with reading() as engine:
        body = body_options(queries.title_body(words, audience, size))
        hits = engine.search(index=alias_of(language), **body)["hits"]["hits"]
    return [Suggestion(hit["_source"]["title"], hit["_source"]["url"], hit["_source"]["kicker"]) for hit in hits]


def like(pk: int, key: str, language: str, audience: tuple[str, ...], size: int) -> list[Hit]:
    """Return pages like another in its language, most like first; raise `Unavailable`."""
    with reading(BESIDE) as engine:
        body = body_options(queries.like_body(pk, alias_of(language), key, audience, size))
        hits = engine.search(index=alias_of(language), **body)["hits"]["hits"]
    request = Request(query=Query(), language=language, audience=audience)
    return [hit_of(hit, request) for hit in hits]
