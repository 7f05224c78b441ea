"""The portal itself and its frequent questions in the words of schema.org."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from wagtail.rich_text import get_text_for_indexing

from core.addresses import absolute
from core.structured_data import Node, node, publisher

if TYPE_CHECKING:
    from home.models import FaqPage


def portal() -> Node:
    """Return the portal with its search."""
    template = f"{absolute(reverse('search'))}?q={{words}}"
    search = node("SearchAction", target=node("EntryPoint", urlTemplate=template))
    search["query-input"] = "required name=words"
    return node("WebSite", name=settings.SITE_NAME, url=absolute("/"), publisher=publisher(), potentialAction=search)


def questions(page: "FaqPage") -> list[Node]:
    """Return the questions with their answers as plain text."""
    return [
        node(
            "Question",
            name=block.value["question"],
            acceptedAnswer=node("Answer", text=get_text_for_indexing(block.value["answer"].source).strip()),
        )
        for block in page.questions
    ]
