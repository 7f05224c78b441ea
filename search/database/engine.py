"""The search of the database: the same questions as `search.elastic.engine`, three statements."""

import json
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from search.database.counting import Statement, code_of, counts, joined, sums
from search.database.marking import marked
from search.database.spelling import near
from search.database.tsquery import Unit, parts_of, phrases_of, units_of, widened
from search.query import Query
from search.results import BEHIND, ELSEWHERE, Hit, Request, Results, Suggestion, day, may_be_filled
from search.text.concepts import Form
from search.text.languages import fold, stem, words_of
from search.text.names import name_of
from search.text.understanding import names_meant

COMPLETE = 10  # what has all the words comes before what has some of them
BATCH = 5_000  # numbers that the database hands over at a time
WEIGHTS = "'{0.05, 0.25, 0.6, 1.0}'"  # of the body, of titles in other languages, of labels and places, of the title


class Sought(NamedTuple):
    """What results must have: `least` of the units; what has a unit or one of the parts comes after it."""

    units: Sequence[Unit]
    least: int
    parts: Sequence[Unit] = ()


def find(request: Request) -> Results:
    """Return what a request finds; compare `search.elastic.engine.find`."""
    results, _sought = best(request)
    results.elsewhere, results.elsewhere_count = elsewhere(request)
    return results


def numbers(request: Request) -> array:
    """Return the numbers of all pages that a request finds, in its order; compare `search.elastic.engine.numbers`."""
    _results, sought = best(replace(request, page=1, size=0)) if request.query else (None, Sought([], 0))
    if request.query and not sought.units:
        return array("q")
    found, parameters = statement(request, sought)
    where, values = joined(dict(chosen(request)).values())
    order, keys = order_of(request.sort)
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"WITH found AS ({found}) SELECT (document->>'pk')::bigint FROM found "
            f"WHERE {where} ORDER BY {order}, number",
            [*parameters, *values, *keys],
        )
        batches = iter(partial(cursor.fetchmany, BATCH), [])
        return array("q", (number for batch in batches for (number,) in batch))


def best(request: Request) -> tuple[Results, Sought]:
    """Return one page of what is shown and what was sought for it: all the words or, after little, less than that."""
    units = units_of(request.query, request.language)
    least = needed(len(units), is_any=request.query.is_any)
    sought = Sought(units, least)
    results, complete = answer(request, sought)
    spelling = ""
    if not complete and units:
        corrections = {word: near(word, request.language) for word in words_of(request.query.words, request.language)}
        units = [widened(unit, near_stems(unit, corrections, request.language)) for unit in units]
        sought = Sought(units, needed(len(units), is_any=False))
        results, count = answer(request, sought)
        if not count and len(units) > 1:
            sought = Sought(units, 1)
            results, _count = answer(request, sought)
        results.is_widened = results.total > 0
        spelling = corrected(request.query.words, corrections)
    elif may_be_filled(request, complete):
        sought = Sought(units, least, parts_of(units))
        results, count = answer(request, sought)
        results.is_filled = count > complete
    results.spelling = spelling
    return results, sought


def needed(count: int, *, is_any: bool) -> int:
    """Return how many units of a query a result must have; compare ENOUGH_WORDS of the search engine."""
    if is_any:
        return 1
    share = 1 if count <= 2 else 0.75 if count <= 5 else 0.6 if count <= 9 else 0.4
    return max(1, int(count * share))


def near_stems(unit: Unit, corrections: dict[str, str], language: str) -> list[str]:
    """Return the stems of near spellings of the words of a unit."""
    stems = {one for form in unit.forms for one in form}
    return [stem(other, language) for word, other in corrections.items() if other and stem(word, language) in stems]


def corrected(words: str, corrections: dict[str, str]) -> str:
    """Return a query with near spellings in the place of unknown words; "" if all are known."""
    known = {fold(word): other for word, other in corrections.items() if other}
    return " ".join(known.get(fold(word), word) for word in words.split()) if known else ""


def answer(request: Request, sought: Sought) -> tuple[Results, int]:
    """Return one page of hits with its counts, and how many there are whatever filter is chosen."""
    if request.query and not sought.units:
        return Results(is_simple=True), 0
    found, parameters = statement(request, sought)
    filters = dict(chosen(request))
    where, values = joined(filters.values())
    order, keys = order_of(request.sort)
    forms = [form for unit in sought.units for form in unit.forms]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS ({found}) SELECT document FROM found "
            f"WHERE {where} ORDER BY {order}, number LIMIT %s OFFSET %s",
            [*parameters, *values, *keys, request.size, request.start],
        )
        documents = [json.loads(document) for (document,) in cursor.fetchall()]
        counted = counts(cursor, request, (found, parameters), filters)
        added = sums(cursor, request, (found, parameters), where, values)
    of_source = counted["source"]
    total = of_source.get(request.source, 0) if request.source else sum(of_source.values())
    hits = [hit_of(document, forms, request) for document in documents]
    sources, every = counted.pop("source"), counted.pop("every")
    results = Results(hits, total, sources, counted, added, is_simple=bool(request.query))
    return results, sum(every.values())


def order_of(sort: str) -> Statement:
    """Return the order of results; compare `search.elastic.queries.order`."""
    if sort == "relevance":
        return "rank DESC", []
    own = {"newest": "date DESC NULLS LAST", "oldest": "date ASC NULLS LAST"}.get(sort)
    title = "orders->>'title' COLLATE \"C\" NULLS LAST"
    return (f"{own}, {title}", []) if own else (f'orders->>%s COLLATE "C" NULLS LAST, {title}', [sort])


def statement(request: Request, sought: Sought) -> Statement:
    """Return the statement that finds entries with their rank."""
    return matching(request, *sought) if sought.units else all_entries(request)


def all_entries(request: Request) -> Statement:
    """Return the statement that finds all entries that a reader may see, for a list without words."""
    conditions, values = joined(conditions_of(request))
    return f"SELECT search_entry.*, 0 AS rank FROM search_entry WHERE {conditions}", values


def matching(request: Request, units: Sequence[Unit], least: int, parts: Sequence[Unit] = ()) -> Statement:
    """Return the statement that finds entries with their rank; see `answer`."""
    tests: list[str] = []
    values: list[Any] = []
    for unit in units:
        tests.append("(words @@ %s::tsquery OR codes && %s::text[])" if unit.codes else "words @@ %s::tsquery")
        values += [unit.tsquery, [code_of("country", code) for code in unit.codes]] if unit.codes else [unit.tsquery]
    enough = " + ".join(f"({test})::int" for test in tests)
    ranks = " + ".join([f"ts_rank({WEIGHTS}, words, %s::tsquery, 1)"] * (len(units) + len(parts)))
    name = name_of(request.query.words)
    rank = (
        f"(({ranks}) * (1 + {enough}) + {COMPLETE} * (({enough}) >= %s)::int "
        f"+ 3 * (document->'names' ? %s)::int + 0.3 * ({titled(len(units))})) "
        f"* CASE WHEN (document->'is_by_name')::bool AND NOT document->'names' ?| %s THEN {BEHIND} ELSE 1 END "
        f"+ 100 * (document->'promoted' ? %s)::int"
    )
    rank_values = [unit.tsquery for unit in (*units, *parts)] + values + values + [least, name]
    rank_values += [only_in_title(unit.tsquery) for unit in units]
    rank_values += [names_meant(request.query, request.language), request.query.text]
    if parts:
        any_part = " | ".join(part.tsquery for part in parts)
        found, found_values = f"({' OR '.join(tests)} OR words @@ %s::tsquery)", [*values, any_part]
    else:
        found, found_values = f"({' OR '.join(tests)}) AND ({enough}) >= %s", [*values, *values, least]
    conditions, condition_values = joined(conditions_of(request))
    return (
        f"SELECT search_entry.*, {rank} AS rank FROM search_entry WHERE {conditions} "
        f"AND ({found} OR document->'promoted' ? %s)",
        [*rank_values, *condition_values, *found_values, request.query.text],
    )


def titled(count: int) -> str:
    """Return how many units stand in the title."""
    return " + ".join(["(words @@ %s::tsquery)::int"] * count)


def only_in_title(tsquery: str) -> str:
    """Return a tsquery that looks into titles only."""
    return re.sub(r"('[^']+'):?(\*?)", r"\1:\2A", tsquery)


def conditions_of(request: Request) -> Iterator[Statement]:
    """Yield what every result must keep to: language, rights, period, phrases, excluded words."""
    yield "language = %s", [request.language]
    yield "document IS NOT NULL AND audience && %s::varchar[]", [list(request.audience)]
    if request.only:
        yield "source = %s", [request.only]
    if request.since:
        yield "date >= %s", [request.since]
    if request.until:
        yield "date <= %s", [request.until]
    for phrase in phrases_of(request.query.phrases, request.language):
        yield "words @@ %s::tsquery", [phrase]
    for phrase in phrases_of(request.query.excluded, request.language):
        yield "NOT words @@ %s::tsquery", [phrase]


def chosen(request: Request) -> Iterator[tuple[str, Statement]]:
    """Yield a condition for each facet with a choice, and for the tab."""
    for name, values in request.chosen.items():
        if values:
            yield name, ("codes && %s::text[]", [[code_of(name, value) for value in values]])
    if request.source:
        yield "source", ("source = %s", [request.source])


def hit_of(document: dict[str, Any], forms: Sequence[Form], request: Request) -> Hit:
    """Return a hit with the words found marked in title and summary."""
    language = document["language"]
    return Hit(
        pk=document["pk"],
        language=language,
        url=document["url"],
        title=marked(document["title"], forms, language),
        text=marked(document["summary"], forms, language),
        kicker=document["kicker"],
        hint=document["hint"],
        facts=tuple(document["facts"]),
        date=day(document["date"]),
        is_demo=document["is_demo"],
        is_promoted=request.query.text in document["promoted"],
    )


def elsewhere(request: Request) -> tuple[list[Hit], int]:
    """Return a few pages that the reader's language does not have, and how many there are."""
    hits, total = [], 0
    for language, _name in settings.LANGUAGES:
        if language != request.language:
            units = units_of(request.query, language)
            if not units:
                continue
            other = replace(request, language=language, chosen={}, source="", page=1, size=ELSEWHERE)
            found, values = matching(other, units, needed(len(units), is_any=request.query.is_any))
            with connection.cursor() as cursor:
                cursor.execute(
                    f"WITH found AS ({found}) SELECT document, count(*) OVER () FROM found "
                    "WHERE NOT languages && %s::varchar[] ORDER BY rank DESC LIMIT %s",
                    [*values, [request.language], ELSEWHERE],
                )
                rows = cursor.fetchall()
            forms = [form for unit in units for form in unit.forms]
            hits += [hit_of(json.loads(document), forms, other) for document, _count in rows]
            total += rows[0][1] if rows else 0
    return (hits[:ELSEWHERE] if request.page == 1 else []), total


def suggest(words: str, language: str, audience: tuple[str, ...], size: int) -> list[Suggestion]:
    """Return pages whose title holds the beginnings of words."""
    stems = [stem(word, language) for word in words_of(words, language) if word]
    if not stems:
        return []
    beginnings = " & ".join(f"'{one}':*A" for one in stems)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document->>'title', document->>'url', document->>'kicker' FROM search_entry "
            "WHERE language = %s AND document IS NOT NULL AND audience && %s::varchar[] AND words @@ %s::tsquery "
            "ORDER BY length(document->>'title') LIMIT %s",
            [language, list(audience), beginnings, size],
        )
        return [Suggestion(*row) for row in cursor.fetchall()]


LIKE = """
    SELECT other.document FROM search_entry AS mine, search_entry AS other, LATERAL (
        SELECT count(*) FILTER (WHERE starts_with(code, 'theme:')) AS themes,
            count(*) FILTER (WHERE starts_with(code, 'country:')) AS countries
        FROM unnest(other.codes) AS code WHERE code = ANY(mine.codes)
    ) AS shared
    WHERE mine.number = %s AND other.language = %s AND other.document IS NOT NULL
        AND other.part = '' AND other.audience && %s::varchar[] AND other.key <> %s
        AND shared.themes + shared.countries > 0
    ORDER BY shared.themes + 2 * shared.countries + (other.source = mine.source)::int DESC,
        other.date DESC NULLS LAST, other.number
    LIMIT %s
"""


def like(pk: int, key: str, language: str, audience: tuple[str, ...], size: int) -> list[Hit]:
    """Return pages that share themes or countries with another, those that share most first, in a language."""
    with connection.cursor() as cursor:
        cursor.execute(LIKE, [pk, language, list(audience), key, size])
        rows = cursor.fetchall()
    request = Request(query=Query(), language=language, audience=audience)
    return [hit_of(json.loads(document), (), request) for (document,) in rows]
