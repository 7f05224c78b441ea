"""The glossary as synonym sets of the search engine: a change is live in a second, without indexing anything anew."""

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch

from search.elastic.schema import LANGUAGES, synonyms_set
from search.text.concepts import Concept, load_concepts, texts
from search.text.languages import lexemes


def send_concepts(engine: Elasticsearch, prefix: str) -> None:
    """Write the synonym set of each language; the engine reloads its analyzers by itself."""
    concepts = load_concepts()
    for language in LANGUAGES:
        engine.synonyms.put_synonym(id=synonyms_set(prefix, language), synonyms_set=list(rules(concepts, language)))


def rules(concepts: list[Concept], language: str) -> Iterator[dict[str, Any]]:
    """Yield the rules of one language in the Solr notation."""
    for concept in concepts:
        equal = [escaped(text) for text in texts(concept.equal) if any(lexemes(text, language))]
        if len(equal) > 1:
            yield {"id": concept.code, "synonyms": ", ".join(equal)}
        for number, text in enumerate(texts(concept.one_way)):
            form, term = escaped(text), escaped(concept.preferred(language))
            yield {"id": f"{concept.code}-{number}", "synonyms": f"{form} => {form}, {term}"}


def escaped(text: str) -> str:
    """Return a form without what has a meaning in a rule."""
    return " ".join(text.replace(",", " ").replace("=>", " ").replace("\\", " ").split())
