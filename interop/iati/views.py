"""The address of the activities."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe
from lxml import etree

from interop.iati.activities import document
from reference.selection import Selection


@require_safe
@conditional_page
def activities(request: HttpRequest) -> HttpResponse:
    """Return the projects as IATI 2.03, all or those of a `theme` and a `country`.

    Without any it is a 404, as for a code that names nothing: the schema knows no document without an activity.
    """
    root = document(Selection.of(request.GET))
    if not len(root):
        raise Http404
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
