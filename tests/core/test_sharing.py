"""The picture of a page where a link to it is shared."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from core.drawing import share
from core.drawing.weave import DYES, motifs
from core.sharing import address_of_picture
from tests.core.factories import ImageFactory
from tests.home.factories import ContactPageFactory
from tests.site.page_types import PAGE_TYPES, make_page

DIASPORA = share.Motif("diaspora", "africa", 7)


def opened(data: bytes) -> Image.Image:
    """Return a picture that was drawn."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("theme", sorted(motifs()))
def test_a_cloth_of_every_theme_is_drawn_in_its_colours(theme):
    picture = opened(share.draw(title="Projet", kicker="Projet", motif=share.Motif(theme, "africa", 7)))

    cloth = picture.convert("RGB").crop((0, 0, 1200, share.CLOTH_HEIGHT))
    assert picture.size == (1200, 630)
    assert (29, 39, 100) in {colour for _count, colour in cloth.getcolors(1 << 20)}  # the ground of Africa


def test_each_dye_has_colours_of_its_own():
    dyes = [*DYES.values(), "maghreb", "world"]

    grounds = {share._colours(dye)["ground"] for dye in dyes}

    assert len(grounds) == len(dyes)


@pytest.mark.parametrize("title", ["", "É" * 300, "mot " * 200, "Une page"])
def test_a_title_of_any_length_stays_above_the_mark(title):
    lines, size = share._set(title)

    assert len(lines) * size * share.LINE_HEIGHT <= share.TITLE_BOTTOM - share.TITLE_TOP


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_has_a_picture_that_is_kept(model, client, monkeypatch):
    address = address_of_picture(make_page(model))
    first = b"".join(client.get(address).streaming_content)
    monkeypatch.delattr(share, "draw")

    again = client.get(address)

    assert opened(first).size == (1200, 630)
    assert b"".join(again.streaming_content) == first
    assert "immutable" in again["Cache-Control"]


@pytest.mark.django_db
def test_a_new_title_gives_a_new_picture_and_the_old_address_leads_there(client):
    page = ContactPageFactory(title="Contact")
    old = address_of_picture(page)
    list(client.get(old).streaming_content)
    page.title = "Nous écrire"
    page.save()

    response = client.get(old, follow=True)

    list(response.streaming_content)
    assert response.redirect_chain == [(address_of_picture(page), 302)]
    assert "immutable" not in client.get(old).get("Cache-Control", "")
    assert len(default_storage.listdir(f"share/{page.pk}")[1]) == 1


@pytest.mark.django_db
def test_a_photograph_takes_the_place_of_the_cloth(client):
    page = ContactPageFactory(listing_image=ImageFactory())

    response = client.get(address_of_picture(page))

    assert response.status_code == 302
    assert response.url.endswith(".jpg")


@pytest.mark.django_db
def test_a_page_that_is_not_public_has_no_picture(client):
    draft, private = ContactPageFactory(live=False), make_page(PAGE_TYPES[-1])
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    answers = {client.get(address_of_picture(page)).status_code for page in (draft, private)}

    assert answers == {404}
    assert client.get("/share/999999-abc.png").status_code == 404
