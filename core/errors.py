"""Answers when something is wrong, in the language of the address; none of them needs the database.

The page that was not found keeps its frame: Django's own handler draws 404.html.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, get_language_from_request, override

RETRY_AFTER = 120  # seconds


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer to a request that cannot be read."""
    return _answer(request, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer to a failure of ours: 503 when the database does not answer, for it will again; else 500."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = _answer(request, 503)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    return _answer(request, 500)


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    language = get_language_from_path(request.path_info) or get_language_from_request(request)
    with override(language):
        page = render_to_string(f"{status}.html", {"home_url": f"/{language}/", "path": request.path})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store", "Content-Language": language})
