"""Further reading under a page: what the search finds to be like it."""

from django.http import HttpRequest
from wagtail.models import Page

from core.frame import Frame
from core.i18n import active_language
from core.models import IndexPage
from core.querysets import HOME_DEPTH
from search import engine
from search.audiences import audience_for
from search.results import Hit

MOST = 4


def pages_like(page: Page, request: HttpRequest) -> list[Hit]:
    """Return a few pages like one that stands for itself, in the language of the reader.

    Lists and the home page have none, nor a notice, which shows a page of another language, nor a draft.
    """
    stands = page.pk and page.live and page.depth > HOME_DEPTH and not getattr(request, "is_preview", False)
    if not stands or isinstance(page, IndexPage) or Frame.of(request).page_language != active_language():
        return []
    return engine.like(page.pk, str(page.translation_key), active_language(), audience_for(request), MOST)
