"""The search of the portal, with the search engine or, while there is none, with the database."""

from array import array
from collections.abc import Callable
from typing import Any, TypeVar

from search.database import engine as database
from search.elastic import engine as elastic
from search.elastic.connection import IndexLost, Unavailable, is_configured
from search.results import Hit, Request, Results, Suggestion
from search.tasks import build_lost_indexes

Answer = TypeVar("Answer")


def find(request: Request) -> Results:
    """Return what a request finds; nothing without words, unless it asks for all content of one kind."""
    if not request.query and not request.only:
        return Results()
    return answer(lambda engine: engine.find(request))


def numbers(request: Request) -> array:
    """Return the numbers of all pages that a request finds, in the order of `find`; eight bytes for each.

    They are all known before the first is used: an engine that fails on the way leaves no half of an answer.
    """
    if not request.query and not request.only:
        return array("q")
    return answer(lambda engine: engine.numbers(request))


def suggest(words: str, language: str, audience: tuple[str, ...], size: int) -> list[Suggestion]:
    """Return pages whose title holds the beginnings of words."""
    return answer(lambda engine: engine.suggest(words, language, audience, size))


def like(pk: int, key: str, language: str, audience: tuple[str, ...], size: int) -> list[Hit]:
    """Return pages like another in a language, most like first."""
    return answer(lambda engine: engine.like(pk, key, language, audience, size))


def answer(ask: Callable[[Any], Answer]) -> Answer:
    """Return what the search engine answers, else the database; let the worker build indexes that are lost."""
    if is_configured():
        try:
            return ask(elastic)
        except IndexLost:
            build_lost_indexes.enqueue()
        except Unavailable:
            pass
    return ask(database)
