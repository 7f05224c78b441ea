"""The addresses of the API: a list and a detail for each type of page, an entrance, a description (OpenAPI 3.1)."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from pydantic import create_model

from core.addresses import absolute
from core.models import PortalPage
from interop.api.asking import Asked, asked, parameters_of
from interop.api.facts import schema_of
from interop.api.items import collections, item, items
from interop.api.schemas import Fault, Listing, PageItem

api = NinjaAPI(
    title=settings.SITE_NAME,
    version="1.0.0",
    description="All public content as JSON, to read. Lists take the parameters of the portal's own lists.",
    urls_namespace="api",
    openapi_url="openapi.json",
    docs_url=None,  # its page would need scripts of another host
)


@api.exception_handler(ValidationError)
@api.exception_handler(Http404)
def not_found(request: HttpRequest, _error: Exception) -> HttpResponse:
    """Answer where there is nothing: the parts of an address are all that is validated."""
    return api.create_response(request, {"detail": _("There is nothing at this address.")}, status=404)


def public(view: Any) -> Any:
    """Let browsers of other sites read an answer, and clients ask whether it has changed (ETag)."""

    def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["X-Robots-Tag"] = "noindex"
        return response

    return conditional_page(open_view)


class Entrance(Schema):
    """Where the lists in this language are, by type of page, and what describes them."""

    collections: dict[str, str]
    description_url: str


@api.get("", response=Entrance, summary="All lists", operation_id="entrance", url_name="entrance")
@decorate_view(public)
def entrance(request: HttpRequest) -> dict[str, Any]:
    """Return the addresses of all lists."""
    urls = {name: absolute(reverse(f"api:{name}")) for name in collections()}
    return {"collections": urls, "description_url": absolute(reverse("api:openapi-json"))}


def register(name: str, model: type[PortalPage]) -> None:
    """Give a type of page its two addresses."""
    one: Any = schema_of(model, PageItem, f"{model.__name__}Item")
    listing = create_model(
        f"{model.__name__}Listing", __base__=Listing, __doc__=Listing.__doc__, items=(list[one], ...)
    )

    @api.get(
        f"{name}/", response=listing, tags=[name], url_name=name, summary=f"List: {name}",
        operation_id=f"{name}_list", openapi_extra={"parameters": parameters_of(model)},
    )  # fmt: skip
    @decorate_view(public)
    def list_view(request: HttpRequest) -> dict[str, Any]:
        return listing_of(model, asked(model, request.GET), request.GET)

    @api.get(
        f"{name}/{{id}}/", response={200: one, 404: Fault}, tags=[name], url_name=f"{name}_detail",
        summary=f"One of: {name}", operation_id=f"{name}_detail",
    )  # fmt: skip
    @decorate_view(public)
    def detail_view(request: HttpRequest, id: UUID) -> dict[str, Any]:
        found = item(model, id)
        if found is None:
            raise Http404
        return found


def listing_of(model: type[PortalPage], answer: Asked, data: QueryDict) -> dict[str, Any]:
    """Return one page of a list."""
    address = absolute(reverse(f"api:{model.api_name}"))

    def url(page: int) -> str | None:
        query = data.copy()
        query["page"] = str(page)
        return f"{address}?{query.urlencode()}" if 1 <= page <= answer.last else None

    return {
        "count": len(answer.numbers),
        "page": answer.page,
        "page_size": answer.page_size,
        "next": url(answer.page + 1),
        "previous": url(answer.page - 1),
        "notes": answer.notes,
        "items": items(model, answer.shown),
    }


for name, model in collections().items():
    register(name, model)
