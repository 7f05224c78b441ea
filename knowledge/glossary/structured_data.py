"""The glossary in the words of schema.org."""

from typing import TYPE_CHECKING

from core.addresses import absolute, address_of
from core.structured_data import Node, node

if TYPE_CHECKING:
    from knowledge.glossary.models import GlossaryIndexPage, TermPage


def glossary(page: "GlossaryIndexPage") -> Node:
    """Return the list of all terms; each stands on a page of its own."""
    return node("DefinedTermSet", **{"@id": absolute(address_of(page))}, name=page.heading or page.title)


def term(page: "TermPage") -> Node:
    """Return a term of the glossary, the list that stands one step above it."""
    list_url = absolute(address_of(page)).rsplit("/", 2)[0] + "/"
    return node(
        "DefinedTerm",
        name=page.term.name,
        alternateName=[form.text for form in page.forms],
        description=str(page.term.definition),
        termCode=page.term.code,
        inDefinedTermSet=list_url,
    )
