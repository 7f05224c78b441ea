"""What readers of a project are told of its import."""

from django.http import HttpRequest
from wagtail.models import Page

from interop.models import ImportedProject
from projectdb.models import ProjectPage


def origin_of(page: Page, _request: HttpRequest) -> ImportedProject | None:
    """Return where the facts of a project come from if another publisher told them; None for any other page."""
    if not isinstance(page, ProjectPage):
        return None
    known = ImportedProject.objects.filter(page__translation_key=page.translation_key).exclude(publisher="")
    return known.defer("values").first()
