"""What is compared: each engine answers a text in a language with pages, best first.

Needs the content of a first run in the database, and a search engine that is up to date with it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend
from wagtail.models import Locale, Page, get_page_models

from search.database import engine as database
from search.elastic import engine as elastic
from search.elastic.concepts import send_concepts
from search.elastic.connection import writing
from search.elastic.schema import synonyms_set
from search.query import parse
from search.results import Request, Results
from tests.search.relevance.labels import LANGUAGES
from tests.search.relevance.measures import DEPTH

Find = Callable[[str, str], list[int]]  # text, language: numbers of pages


def engines() -> Iterator[tuple[str, Find]]:
    """Yield the name of each engine and how to ask it; what an engine needs stands until the next one is taken."""
    yield "Elasticsearch", of_the_portal(elastic.find)
    yield "Database", of_the_portal(database.find)
    with without_glossary():
        yield "Elasticsearch without the glossary", of_the_portal(elastic.find)
    yield "modelsearch, PostgreSQL", of_modelsearch(get_search_backend())
    with index_of_modelsearch() as backend:
        yield "modelsearch, Elasticsearch", of_modelsearch(backend)


def of_the_portal(find: Callable[[Request], Results]) -> Find:
    """Ask as an anonymous reader does."""
    return lambda text, language: [
        hit.pk for hit in find(Request(query=parse(text), language=language, size=DEPTH)).hits
    ]


def of_modelsearch(backend) -> Find:
    """Ask a backend of modelsearch as it is for live pages of a language that have any of the words."""

    def find(text: str, language: str) -> list[int]:
        pages = Page.objects.live().filter(locale=Locale.objects.get(language_code=language))
        return [page.pk for page in backend.search(text, pages, operator="or")[:DEPTH]]

    return find


@contextmanager
def without_glossary() -> Iterator[None]:
    """Empty the synonyms of the search engine for a while."""
    with writing() as engine:
        try:
            for language in LANGUAGES:
                engine.synonyms.put_synonym(id=synonyms_set(settings.SEARCH_INDEX_PREFIX, language), synonyms_set=[])
            yield
        finally:
            send_concepts(engine, settings.SEARCH_INDEX_PREFIX)


@contextmanager
def index_of_modelsearch() -> Iterator[Elasticsearch9SearchBackend]:
    """Index all pages for a while as modelsearch does by itself."""
    options = {"URLS": [settings.ELASTICSEARCH_URL], "INDEX_PREFIX": f"{settings.SEARCH_INDEX_PREFIX}-bench-"}
    backend = Elasticsearch9SearchBackend(options | {"OPTIONS": settings.ELASTICSEARCH_OPTIONS})
    index = backend.get_index_for_model(Page)
    index.reset()
    try:
        for model in get_page_models():
            index.add_model(model)
            index.add_items(model, model.get_indexed_objects())
        index.refresh()
        yield backend
    finally:
        index.delete()
