"""Counting and adding up what a search of the database finds; each with one statement."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from search.results import Request, Sum

# A function in the list of columns and a set that keeps two columns: half the time of a join
OF_CODES = "SELECT %s, code, count(*) FROM (SELECT unnest(codes) AS code FROM hits WHERE {where}) AS one"
OF_AMOUNTS = (
    "SELECT code, count(*), sum(amount), min(amount), max(amount) FROM found, unnest(codes) AS code, "
    "CAST(amounts->>%s AS numeric) AS amount "
    "WHERE amount IS NOT NULL AND starts_with(code, %s) AND {where} GROUP BY code"
)

Statement = tuple[str, list[Any]]


def joined(statements: Any) -> Statement:
    """Return conditions as one."""
    pairs = list(statements)
    return " AND ".join(sql for sql, _values in pairs) or "TRUE", [value for _sql, values in pairs for value in values]


def code_of(facet: str, value: str) -> str:
    """Return a value of a facet as entries keep it."""
    return f"{facet}:{value}"


def counts(cursor: Any, request: Request, found: Statement, filters: dict[str, Statement]) -> dict[str, dict[str, int]]:
    """Return the results of each value of each facet and tab under the choices in all others, and of none."""
    own = [] if request.is_narrow else [name for name in filters if name in request.counted]
    sources, others = within("", filters) if request.is_narrow else within("source", filters)
    parts: list[Statement] = [
        ("SELECT 'every', '', count(*) FROM hits", []),
        (f"SELECT 'source', source, count(*) FROM hits WHERE {sources} GROUP BY source", others),
        counts_within("", filters),
        *(counts_within(name, filters) for name in own),
    ]
    statement = " UNION ALL ".join(sql for sql, _values in parts)
    values = [value for _sql, values in parts for value in values]
    sets = f"WITH found AS ({found[0]}), hits AS (SELECT source, codes FROM found)"
    cursor.execute(f"{sets} {statement}", [*found[1], *values])
    counted: dict[str, dict[str, int]] = {name: {} for name in (*request.counted, "source", "every")}
    for part, code, number in cursor.fetchall():
        name, _colon, value = code.partition(":") if part not in ("source", "every") else (part, "", code)
        if name in counted and (part == name or name not in own):
            counted[name][value] = number
    return counted


def within(facet: str, filters: dict[str, Statement]) -> Statement:
    """Return the condition that keeps the choices in all facets but one."""
    return joined(statement for name, statement in filters.items() if name != facet)


def counts_within(facet: str, filters: dict[str, Statement]) -> Statement:
    """Return the statement that counts codes, those of one facet under the choices in all others; "" for all facets."""
    where, values = within(facet, filters)
    sql = OF_CODES.format(where=where)
    if facet:
        return f"{sql} WHERE starts_with(code, %s) GROUP BY code", [facet, *values, code_of(facet, "")]
    return f"{sql} GROUP BY code", [facet, *values]


def sums(
    cursor: Any, request: Request, found: Statement, where: str, values: Sequence[Any]
) -> dict[str, dict[str, Sum]]:
    """Return the amounts that a request wants added up, by the values of a facet, under all choices."""
    added: dict[str, dict[str, Sum]] = {}
    for amount, facet in request.summed.items():
        statement = f"WITH found AS ({found[0]}) {OF_AMOUNTS.format(where=where)}"
        cursor.execute(statement, [*found[1], amount, code_of(facet, ""), *values])
        rows = ((code.partition(":")[2], figures) for code, *figures in cursor.fetchall())
        added[amount] = {value: Sum(count, *map(Decimal, figures)) for value, (count, *figures) in rows}
    return added
