"""The search of the portal, with the search engine or, while there is none, with the database."""

from search.database import engine as database
from search.elastic import engine as elastic
from search.elastic.connection import Unavailable, is_configured
from search.results import Hit, Request, Results, Suggestion


def find(request: Request) -> Results:
    """Return what a request finds; nothing is asked for an empty query."""
    if not request.query:
        return Results()
    if is_configured():
        try:
            return elastic.find(request)
        except Unavailable:
            pass
    return database.find(request)


def suggest(words: str, language: str, audience: tuple[str, ...], size: int) -> list[Suggestion]:
    """Return pages whose title holds the beginnings of words."""
    if is_configured():
        try:
            return elastic.suggest(words, language, audience, size)
        except Unavailable:
            pass
    return database.suggest(words, language, audience, size)


def like(pk: int, key: str, language: str, audience: tuple[str, ...], size: int) -> list[Hit]:
    """Return pages like another in a language, most like first."""
    if is_configured():
        try:
            return elastic.like(pk, key, language, audience, size)
        except Unavailable:
            pass
    return database.like(pk, key, language, audience, size)
