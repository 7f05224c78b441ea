"""What the frame of every page shows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.frame import Frame


def frame(request: HttpRequest) -> dict[str, SimpleLazyObject]:
    """Offer `frame`, read only by templates that draw the frame: the admin pays nothing for it."""
    return {"frame": SimpleLazyObject(lambda: Frame.of(request))}
