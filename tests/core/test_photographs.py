"""Pictures: no trace of the camera in what is stored and shown, upright, described."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin

from core.blocks import PictureBlock
from core.models import PortalImage
from tests.accounts.factories import UserFactory
from tests.core.factories import ImageFactory

pytestmark = pytest.mark.django_db
KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]
TRACES = [b"Diourbel", b"Exif", b"xmpmeta", b"GPS", b"Telephone"]
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Diourbel</x:xmpmeta>"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def from_a_phone(kind: str, orientation: int = 6) -> bytes:
    """Return a picture 40 wide and 30 high, its left half red, as a phone held upright writes it."""
    picture = Image.new("RGB", (40, 30), "blue")
    picture.paste("red", (0, 0, 20, 30))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Telephone"
    exif.get_ifd(GPS).update({1: "N", 2: (14.0, 39.0, 21.0), 3: "W", 4: (16.0, 13.0, 53.0)})
    options = {"exif": exif, "icc_profile": PROFILE}
    if kind == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"].add_text("Comment", "Diourbel")
    else:
        options["xmp"] = XMP
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def uploaded(kind: str, **options) -> PortalImage:
    """Store a picture of a phone."""
    return ImageFactory(file=ContentFile(from_a_phone(kind, **options), name=f"atelier.{kind.lower()}"))


def bytes_of(file) -> bytes:
    """Return what a stored file holds."""
    with file.storage.open(file.name) as stored:
        return stored.read()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_stored_keeps_no_trace_of_the_camera(kind):
    assert b"Telephone" in from_a_phone(kind)

    stored = bytes_of(uploaded(kind).file)

    assert [trace for trace in TRACES if trace in stored] == []
    with Image.open(BytesIO(stored)) as picture:
        assert (picture.format, dict(picture.getexif()), picture.getxmp()) == (kind, {}, {})
        assert picture.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_taken_upright_stands_upright(kind):
    image = uploaded(kind)

    with Image.open(BytesIO(bytes_of(image.file))) as picture:
        assert (picture.size, image.width, image.height) == ((30, 40), 30, 40)
        red, _green, blue = picture.convert("RGB").getpixel((15, 5))
    assert red > 200 > blue


def test_a_jpeg_that_need_not_be_turned_keeps_its_quality():
    original = from_a_phone("JPEG", orientation=1)
    stored = bytes_of(ImageFactory(file=ContentFile(original, name="atelier.jpg")).file)

    with Image.open(BytesIO(original)) as before, Image.open(BytesIO(stored)) as after:
        assert before.quantization == after.quantization
        assert before.size == after.size


def test_size_and_digest_are_those_of_what_is_stored():
    image = uploaded("JPEG")
    size, digest = image.file_size, image.file_hash

    image._set_image_file_metadata()

    assert (image.file_size, image.file_hash) == (size, digest)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spec", ["width-20|format-avif", "fill-20x10|format-webp", "width-20|format-jpeg", "original"])
def test_what_is_shown_keeps_no_trace_of_the_camera(spec, kind):
    shown = bytes_of(uploaded(kind).get_rendition(spec).file)

    assert [trace for trace in TRACES if trace in shown] == []


def test_a_moving_picture_goes_on_moving():
    target, blue = BytesIO(), Image.new("RGB", (8, 8), "blue")
    red = Image.new("RGB", (8, 8), "red")
    red.save(target, "GIF", save_all=True, append_images=[blue], duration=200, comment=b"Diourbel")

    stored = bytes_of(ImageFactory(file=ContentFile(target.getvalue(), name="film.gif")).file)

    with Image.open(BytesIO(stored)) as picture:
        assert (picture.n_frames, picture.info["duration"]) == (2, 200)
    assert b"Diourbel" not in stored


def test_a_cut_keeps_what_the_editor_marked_as_important():
    image = ImageFactory(file=ContentFile(from_a_phone("PNG", orientation=1), name="atelier.png"))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 35, 15, 4, 4
    image.save()

    with Image.open(BytesIO(bytes_of(image.get_rendition("fill-10x10").file))) as cut:
        assert cut.convert("RGB").getpixel((5, 5)) == (0, 0, 255)


def test_a_photograph_is_offered_in_three_formats_and_two_widths():
    block = PictureBlock()
    value = block.normalize({"image": ImageFactory(credit="PNUD"), "caption": "", "credit": ""})

    html = block.render(value)

    assert [html.count(f"image/{kind}") for kind in ("avif", "webp")] == [1, 1]
    assert "srcset=" in html
    assert "PNUD" in html


@pytest.mark.parametrize(
    ("fields", "is_refused"), [({}, True), ({"description": "Une carte"}, False), ({"is_decorative": True}, False)]
)
def test_a_picture_is_described_or_decoration(fields, is_refused):
    image = ImageFactory.build(**{"description": "", **fields}, width=40, height=30)

    errors = {}
    try:
        image.clean()
    except ValidationError as error:
        errors = error.message_dict

    assert errors == (
        {"description": ["Dites ce que montre l’image, ou cochez qu’elle est décorative."]} if is_refused else {}
    )


def test_decoration_has_no_alternative_text():
    assert ImageFactory(is_decorative=True).default_alt_text == ""


@pytest.fixture
def send(client):
    """What sends a form of an editor who adds pictures, and returns the answer."""
    client.force_login(UserFactory(groups=["Editors"]))
    return lambda url, values: client.post(url, values, HTTP_X_REQUESTED_WITH="XMLHttpRequest").json()


def test_an_editor_who_uploads_pictures_is_asked_to_describe_them(send):
    file = SimpleUploadedFile("atelier.jpg", from_a_phone("JPEG"), "image/jpeg")

    number = send(reverse("wagtailimages:add_multiple"), {"title": "Atelier", "files[]": file})["uploaded_file_id"]
    assert PortalImage.objects.count() == 0
    fields = {"title": "Atelier", "description": "Des élus", "collection": 1}
    form = {f"uploaded-image-{number}-{name}": value for name, value in fields.items()}
    send(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), form)

    assert b"Telephone" not in bytes_of(PortalImage.objects.get().file)
