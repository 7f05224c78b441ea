"""The address of the repository."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.addresses import absolute
from interop.oai.repository import PortalData, PortalRepository


@csrf_exempt  # harvesters send long requests by POST; nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a request of OAI-PMH 2.0, by GET or POST."""
    repository = PortalRepository(PortalData(absolute(request.path)))
    answer = repository.answer(request.POST if request.method == "POST" else request.GET)
    return HttpResponse(bytes(answer), content_type="text/xml; charset=utf-8")
