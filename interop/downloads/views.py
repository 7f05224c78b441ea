"""The addresses of the files: below the list of projects, with the query of the list."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import absolute, address_of
from core.i18n import active_language
from interop.downloads.records import Projects
from interop.spreadsheets.projects import COLUMNS
from interop.spreadsheets.writing import csv_response, xlsx_response
from projectdb.listing import ProjectForm, with_query
from projectdb.models import ProjectIndexPage
from search import engine
from search.audiences import PUBLIC
from search.models import Entry
from search.results import Results
from search.showing import Shown

NAME = "projects"
ENCODER = json.JSONEncoder(ensure_ascii=False)


@require_safe
def projects_file(request: HttpRequest, address: str, form: str) -> HttpResponseBase:
    """Return all projects that everybody may find in a list; `form` is the end of the address.

    Query: that of the list. What is wrong in it is left out, as there; `page` says nothing here.
    """
    index = get_object_or_404(ProjectIndexPage.objects.shown().at(f"{address}/"))
    asked = ProjectForm(request.GET, active_language(), (PUBLIC,))
    search = asked.request()
    numbers = engine.numbers(search)
    etag = etag_of(numbers.tobytes(), form)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        projects = Projects(numbers, index.projects, search.language)
        query = Shown(asked, search, Results(), "").query
        response = FORMS[form](projects, head_of(index, query))
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def etag_of(numbers: bytes, form: str) -> str:
    """Return a weak validator: it changes with the projects found, with any change of one, and with the columns."""
    columns = [(column.name, str(column.label)) for column in COLUMNS]
    seen = repr((form, active_language(), columns, Entry.objects.state(NAME))).encode()
    return f'W/"{hashlib.sha256(seen + numbers).hexdigest()[:32]}"'


def head_of(index: ProjectIndexPage, query: str) -> dict[str, str]:
    """Return what a file says of itself: title, publisher, language (BCP 47), address of the list with its query."""
    return {
        "title": index.title,
        "publisher": settings.SITE_NAME,
        "language": active_language(),
        "url": absolute(with_query(address_of(index), query)),
    }


def as_csv(projects: Projects, _head: dict[str, str]) -> HttpResponseBase:
    """Answer with CSV."""
    return csv_response(NAME, projects.rows())


def as_xlsx(projects: Projects, _head: dict[str, str]) -> HttpResponseBase:
    """Answer with a workbook."""
    return xlsx_response(NAME, {_("Projects"): projects.rows()})


def as_json(projects: Projects, head: dict[str, str]) -> HttpResponseBase:
    """Answer with JSON."""
    return streamed(written(head, "projects", projects.records()), "json", "application/json")


def as_geojson(projects: Projects, head: dict[str, str]) -> HttpResponseBase:
    """Answer with GeoJSON (RFC 7946)."""
    parts = written({"type": "FeatureCollection", **head}, "features", projects.features())
    return streamed(parts, "geojson", "application/geo+json")


def written(head: dict[str, str], name: str, items: Iterable[Any]) -> Iterator[str]:
    """Yield the parts of a JSON object: `head`, and under `name` the items, each on its line."""
    yield f"{ENCODER.encode(head)[:-1]}, {ENCODER.encode(name)}: ["
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{ENCODER.encode(item)}"
    yield "\n]}\n"


def streamed(parts: Iterator[str], form: str, content_type: str) -> HttpResponseBase:
    """Answer with a file, part by part."""
    response = StreamingHttpResponse(parts, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{NAME}.{form}"'
    return response


FORMS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json, "geojson": as_geojson}
