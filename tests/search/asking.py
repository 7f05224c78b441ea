"""Asking the search, whichever engine answers."""

from news.models import NewsPage
from search import engine
from search.query import parse
from search.results import Request
from tests.site.page_types import make_page


def find(text, language="fr", **options):
    return engine.find(Request(query=parse(text), language=language, **options))


def titles(text, language="fr", **options):
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in find(text, language, **options).hits]


def news(title, language="fr", **fields):
    return make_page(NewsPage, title=title, language=language, **fields)
