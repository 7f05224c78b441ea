"""Pages of the gallery."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found, permission_denied

from core.errors import bad_request, server_error
from home.forms import ContactForm
from home.views import context_of, csrf_failure, show, too_many_requests
from portal.gallery.blocks import filled, offered
from portal.gallery.components import components
from portal.gallery.frames import frame, messages
from portal.gallery.words import STATES, Words, usual

QUESTIONS = (
    "SingleChoiceBlock",
    "MultipleChoiceBlock",
    "TrueFalseBlock",
    "MatchingBlock",
    "OrderingBlock",
    "ShortTextBlock",
)
AROUND = {  # element and class around what looks like nothing on its own
    **dict.fromkeys(("event", "file", "hit", "hit_project", "search_hit"), ("ul", "list")),
    **dict.fromkeys(("notice", "picture"), ("div", "grid grid--narrow")),
    **dict.fromkeys(("card", "card_project"), ("div", "grid grid--wide")),
    **dict.fromkeys(QUESTIONS, ("div", "quiz__body")),
    "door": ("ul", "grid grid--wide"),
    "facet": ("div", "facets"),
    "FactBlock": ("dl", "facts"),
    "ResultBlock": ("dl", "figures"),
    "QuestionBlock": ("div", "accordion"),
}


@dataclass(frozen=True)
class Example:
    """A component or block by its name, as it looks; nothing where a state has none."""

    name: str
    html: SafeString


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component and block.

    Query: `state`, one of STATES; `dir`, "rtl" for the page from right to left.
    """
    words = STATES.get(request.GET.get("state", ""), usual)()
    context = {
        "components": list(of_components(words)),
        "blocks": list(of_blocks(words)),
        "queries": [f"state={name}{way}" for name in STATES for way in ("", "&dir=rtl")],
        "errors": list(ERRORS),
        "frame": frame(words),
        "messages": messages(words),
        "page": {"is_demo": bool(words.text), "is_indexed": False},
        "LANGUAGE_BIDI": request.GET.get("dir") == "rtl",
    }
    return render(request, "gallery/gallery.html", context)


def of_components(words: Words) -> Iterator[Example]:
    """Yield the components in the order of their names."""
    for name, contexts in sorted(components(words).items()):
        shown = [render_to_string(f"components/{name}.html", context) for context in contexts]
        yield Example(name, wrapped(shown, *AROUND.get(name, ("div", "stack"))))


def of_blocks(words: Words) -> Iterator[Example]:
    """Yield the blocks in the order of their names."""
    for name, block in sorted(offered().items()):
        yield Example(name, wrapped([block.render(filled(block, words))], *AROUND.get(name, ("div", "prose"))))


def wrapped(shown: list[SafeString], tag: str, css: str) -> SafeString:
    """Return examples in one element."""
    inner = format_html_join("", "{}", ((one,) for one in shown))
    return format_html('<{tag} class="{}">{}</{tag}>', css, inner, tag=tag) if shown else SafeString()


@require_safe
def error(request: HttpRequest, name: str) -> HttpResponse:
    """Show the page of an error as a visitor meets it."""
    if name not in ERRORS:
        raise Http404
    return ERRORS[name](request)


def without_database(request: HttpRequest) -> HttpResponse:
    """Answer as when the database does not."""
    try:
        raise OperationalError
    except OperationalError:
        return server_error(request)


def refused_form(request: HttpRequest) -> HttpResponse:
    """Answer as to a message that came without its token."""
    form = ContactForm({"text": usual().text})
    form.refuse(usual().title)
    return show(request, "write", form, status=403)


def over_quota(request: HttpRequest) -> HttpResponse:
    """Answer as to one message too many."""
    form = ContactForm({"topic": "question", "text": usual().text, "email": "visitor@example.org"})
    return too_many_requests(request, **context_of(request, "write", form))


ERRORS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "400": bad_request,
    "403": lambda request: permission_denied(request, PermissionDenied()),
    "403-csrf": csrf_failure,
    "403-form": refused_form,
    "404": lambda request: page_not_found(request, Http404()),
    "410": lambda request: render(request, "410.html", status=410),
    "429": too_many_requests,
    "429-form": over_quota,
    "500": server_error,
    "503": without_database,
}
