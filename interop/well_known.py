"""robots.txt (RFC 9309) and security.txt (RFC 9116)."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from core.addresses import absolute

VALID_FOR = datetime.timedelta(days=300)  # RFC 9116 asks for less than a year


def plain_text(lines: list[str]) -> HttpResponse:
    """Answer with lines of text."""
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(_request: HttpRequest) -> HttpResponse:
    """Keep robots out of the admin, the accounts and the results of searches, and show them the sitemap."""
    closed = [reverse("wagtailadmin_home"), "/accounts/"]
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            closed.append(reverse("search"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    return plain_text([*lines, f"Sitemap: {absolute(reverse('sitemap_index'))}"])


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness; the day on which this expires moves on by itself."""
    expires = timezone.now().astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0) + VALID_FOR
    return plain_text(
        [
            f"Contact: {settings.SECURITY_CONTACT or f'mailto:{settings.DEFAULT_FROM_EMAIL}'}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
            f"Canonical: {absolute(request.path)}",
        ]
    )
