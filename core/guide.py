"""The guide for editors: docs/guides/<language>/editors.md, read in the admin under "Help"."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.i18n import active_language

FOLDER = settings.BASE_DIR / "docs/guides"


@dataclass(frozen=True)
class Guide:
    """The guide in one language: its title, its chapters as (anchor, heading), and its text."""

    title: str
    chapters: tuple[tuple[str, str], ...]
    html: SafeString


@lru_cache
def guide_in(language: str) -> Guide:
    """Read the guide in a language (BCP 47); it changes with the code only."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse((FOLDER / language / "editors.md").read_text(encoding="utf-8"))
    title, rest = tokens[1].content, tokens[3:]
    chapters = tuple(anchored(rest))
    for token in (inner for outer in rest for inner in outer.children or ()):
        if token.type == "image":
            token.attrSet("src", reverse("guide_picture", args=[Path(str(token.attrGet("src"))).stem]))
            token.attrSet("loading", "lazy")
    html = parser.renderer.render(rest, parser.options, {})
    return Guide(title, chapters, mark_safe(html))  # noqa: S308 - a file of ours, in which HTML is not let through


def anchored(tokens: list[Token]) -> list[tuple[str, str]]:
    """Give each chapter an anchor; return anchors and headings in order."""
    chapters = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            anchor = slugify(inline.content)
            opening.attrSet("id", anchor)
            chapters.append((anchor, inline.content))
    return chapters


def show_guide(request: HttpRequest) -> HttpResponse:
    """Show the guide in the language in which somebody reads the admin."""
    return TemplateResponse(request, "core/admin/guide.html", {"guide": guide_in(active_language())})


def guide_picture(_request: HttpRequest, name: str) -> FileResponse:
    """Answer with a picture of the guide in the language of the reader. Raises `Http404`."""
    picture = FOLDER / active_language() / f"{name}.png"
    if not picture.is_file():
        raise Http404
    return FileResponse(picture.open("rb"))
