"""Pictures as they are stored: upright, and without what the camera or an editor's program wrote into the file.

Phones write where, when and with what a picture was taken; a portal that shows migrants must not hand that on.
"""

from hashlib import sha1
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, ImageSequence
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

QUALITY: dict[str, dict[str, Any]] = {  # of what has to be written anew; JPEG keeps its own where no turn is needed
    "AVIF": {"quality": 90},
    "GIF": {},
    "JPEG": {"quality": 95, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 95, "method": 4},
}
KEPT = ("icc_profile", "transparency", "background", "duration", "loop")


def without_metadata(content: File) -> ContentFile:
    """Return a picture turned upright, with its colour profile and nothing else of what was written beside it."""
    content.seek(0)
    with Image.open(content) as picture:
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)  # phones put a second picture behind a JPEG
        options: dict[str, Any] = {name: picture.info[name] for name in KEPT if picture.info.get(name) is not None}
        frames = [plain(frame, kind) for frame in ImageSequence.Iterator(picture)] if kind != "JPEG" else []
        first = frames[0] if frames else plain(picture, kind)
        options |= QUALITY[kind]
        if kind == "JPEG" and first is picture:
            options["quality"] = "keep"
        if len(frames) > 1:
            options |= {"save_all": True, "append_images": frames[1:]}
        target = BytesIO()
        first.save(target, format=kind, exif=b"", xmp=b"", **options)
    return ContentFile(target.getvalue(), name=content.name)


def plain(frame: Image.Image, kind: str) -> Image.Image:
    """Return one picture of a file, upright; the file's own object where it need not be turned and is a JPEG."""
    turned = ImageOps.exif_transpose(frame)
    if kind == "JPEG" and turned.size == frame.size and frame.getexif().get(0x0112, 1) == 1:
        frame.info = {name: value for name, value in frame.info.items() if name in KEPT}
        return frame
    turned.info = {name: value for name, value in turned.info.items() if name in KEPT}
    return turned


class PhotographFile(WagtailImageFieldFile):
    """The file of a picture, which is made plain before it reaches the storage, whatever way it came."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store a picture, and what follows from its plain form: size and digest, width and height."""
        clean = without_metadata(content)
        self.__dict__.pop("_dimensions_cache", None)
        self.instance.file_size = clean.size
        self.instance.file_hash = sha1(clean.read(), usedforsecurity=False).hexdigest()
        clean.seek(0)
        super().save(name, clean, save)


class PhotographField(WagtailImageField):
    """A picture without metadata."""

    attr_class = PhotographFile
