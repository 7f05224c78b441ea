"""What the portal adds to every answer, and what it does not read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


class AdminContentSecurityPolicyMiddleware:
    """Allows inline scripts and styles in the admin, where Wagtail 8.0 needs them, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            vars(response)["_csp_update"] = settings.ADMIN_CONTENT_SECURITY_POLICY  # as django-csp's csp_update does
        return response


class Utf8Middleware:
    """Refuses forms in another encoding than ours, which no browser sends: Django fails at some, such as base64."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() != "utf-8":
            raise BadRequest("The request is not in UTF-8.")
        return self.get_response(request)
