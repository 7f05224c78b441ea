"""Counting and adding up what a search of the database finds; each with one statement."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from search.results import Request, Sum

OF_FACETS = (
    "SELECT name, code, count(*) FROM hits JOIN LATERAL jsonb_each(facets) AS facet(name, codes) ON name = ANY(%s), "
    "jsonb_array_elements_text(codes) AS code"
)
OF_AMOUNTS = (
    "SELECT code, count(*), sum(amount), min(amount), max(amount) FROM found JOIN search_entry USING (number), "
    "jsonb_array_elements_text(facets->%s) AS code, CAST(amounts->>%s AS numeric) AS amount WHERE amount IS NOT NULL"
)

Statement = tuple[str, list[Any]]


def joined(statements: Any) -> Statement:
    """Return conditions as one."""
    pairs = list(statements)
    return " AND ".join(sql for sql, _values in pairs) or "TRUE", [value for _sql, values in pairs for value in values]


def counts(cursor: Any, request: Request, found: Statement, filters: dict[str, Statement]) -> dict[str, dict[str, int]]:
    """Return the results of each value of each facet and tab under the choices in all others, and of none."""
    own = [] if request.is_narrow else [name for name in filters if name in request.counted]
    rest = [name for name in request.counted if name not in own]
    parts = [
        ("SELECT 'every', '', count(*) FROM hits", []),
        within("SELECT 'source', source, count(*) FROM hits", "" if request.is_narrow else "source", filters),
        within(OF_FACETS, "", filters, [rest]),
        *(within(OF_FACETS, name, filters, [[name]]) for name in own),
    ]
    statement = " UNION ALL ".join(sql for sql, _values in parts)
    hits = "SELECT source, facets FROM found JOIN search_entry USING (number)"
    values = [value for _sql, values in parts for value in values]
    cursor.execute(f"WITH found AS ({found[0]}), hits AS ({hits}) {statement}", [*found[1], *values])
    counted: dict[str, dict[str, int]] = {name: {} for name in (*request.counted, "source", "every")}
    for name, code, number in cursor.fetchall():
        counted[name][code] = number
    return counted


def within(sql: str, name: str, filters: dict[str, Statement], values: Sequence[Any] = ()) -> Statement:
    """Return a statement that counts under the choices in all facets but one."""
    where, others = joined(statement for key, statement in filters.items() if key != name)
    return f"{sql} WHERE {where} GROUP BY 1, 2", [*values, *others]


def sums(
    cursor: Any, request: Request, found: Statement, where: str, values: Sequence[Any]
) -> dict[str, dict[str, Sum]]:
    """Return the amounts that a request wants added up, by the values of a facet, under all choices."""
    added: dict[str, dict[str, Sum]] = {}
    for amount, facet in request.summed.items():
        statement = f"WITH found AS ({found[0]}) {OF_AMOUNTS} AND {where} GROUP BY code"
        cursor.execute(statement, [*found[1], facet, amount, *values])
        added[amount] = {code: Sum(count, *map(Decimal, amounts)) for code, count, *amounts in cursor.fetchall()}
    return added
