"""Pictures of pages for social networks: drawn at the first request, kept as long as the page stays the same."""

from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.drawing import share
from core.querysets import PortalPageQuerySet

PHOTOGRAPH = "fill-1200x630|format-jpeg|jpegquality-80"
YEAR = 365 * 24 * 3600  # seconds


def address_of_picture(page: Page) -> str:
    """Return the path of the picture of a page; it changes with what the picture shows."""
    return reverse("share_picture", args=[page.pk or 0, _digest(page)])


@require_safe
def share_picture(_request: HttpRequest, page_id: int, digest: str) -> HttpResponse | FileResponse:
    """Answer with the picture of a public page, 1200 x 630; an old address leads to the present one."""
    found = (
        PortalPageQuerySet(Page).live().unrestricted().select_related("locale").filter(pk=page_id, depth__gt=1).first()
    )
    if found is None:
        raise Http404
    with override(found.locale.language_code):
        page = found.specific
        if digest != _digest(page):
            return redirect(address_of_picture(page))
        if page.listing_image:
            return redirect(page.listing_image.get_rendition(PHOTOGRAPH).url)
        response = FileResponse(default_storage.open(_kept(page)), content_type="image/png")
        response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response


def _kept(page: Page) -> str:
    """Return the name of the file with the picture of a page; it takes the place of an older one."""
    folder = f"share/{page.pk}"
    name = f"{folder}/{_digest(page)}.png"
    if not default_storage.exists(name):
        with suppress(FileNotFoundError):
            for older in default_storage.listdir(folder)[1]:
                default_storage.delete(f"{folder}/{older}")
        default_storage.save(name, ContentFile(share.draw(**_subject(page))))
    return name


def _subject(page: Page) -> dict:
    picture = page.picture
    motif = share.Motif(picture.theme, picture.dye, picture.seed)
    return {"title": page.title, "kicker": str(page.kicker), "motif": motif}


def _digest(page: Page) -> str:
    photograph = page.listing_image and f"{page.listing_image.pk} {page.listing_image.get_focal_point()}"
    return share.digest(**_subject(page), photograph=photograph or "")
