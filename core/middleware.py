"""What the portal adds to every answer, and what it does not read."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

AROUND_LINE_ENDS = re.compile(rb"\s*\n\s*")
KEEPS_SPACE = re.compile(rb"<(pre|textarea)\b")


class AdminContentSecurityPolicyMiddleware:
    """Allows inline scripts and styles in the admin, where Wagtail 8.0 needs them, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_of_admin(request):
            vars(response)["_csp_update"] = settings.ADMIN_CONTENT_SECURITY_POLICY  # as django-csp's csp_update does
        return response


class SqueezeMiddleware:
    """Leaves out the indentation and the empty lines of public pages: a twentieth of what a phone downloads.

    A page that shows a text with its own spaces is sent as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and not _is_of_admin(request) and not KEEPS_SPACE.search(response.content):
            response.content = AROUND_LINE_ENDS.sub(b"\n", response.content)
        return response


class Utf8Middleware:
    """Refuses forms in another encoding than ours, which no browser sends: Django fails at some, such as base64."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() != "utf-8":
            raise BadRequest("The request is not in UTF-8.")
        return self.get_response(request)


def _is_of_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))
