"""No player of another host: nothing can be embedded, and the portal asks nobody about an address."""

import socket

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedUnsupportedProviderException
from wagtail.embeds.finders import get_finders
from wagtail.embeds.models import Embed
from wagtail.fields import RichTextField
from wagtail.rich_text import expand_db_html, features

from portal.gallery.blocks import walk
from tests.accounts.factories import UserFactory
from tests.core.samples import streams_of
from tests.site.page_types import PAGE_TYPES

pytestmark = pytest.mark.django_db
FILMS = ["https://www.youtube.com/watch?v=_U79Wc965vw", "https://vimeo.com/7100569", "https://example.org/film.mp4"]
STREAMS = [field.stream_block for model in PAGE_TYPES for field in streams_of(model)]


@pytest.fixture(autouse=True)
def sealed(monkeypatch):
    """Let the attempt to find another host fail the test."""

    def refuse(host, *_args, **_kwargs):
        raise AssertionError(f"the portal asked for {host}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("url", FILMS)
def test_no_host_is_known_and_none_is_asked(url):
    assert get_finders() == []
    with pytest.raises(EmbedUnsupportedProviderException):
        get_embed(url)


@pytest.mark.parametrize("url", FILMS)
def test_an_editor_who_tries_is_refused(url, client):
    client.force_login(UserFactory(is_superuser=True))

    response = client.post(reverse("wagtailembeds:chooser_upload"), {"embed-chooser-url": url})

    assert response.json()["step"] == "chooser"  # the form again, and no "embed_chosen"
    assert not Embed.objects.exists()


@pytest.mark.parametrize("url", FILMS)
def test_an_embed_in_a_text_from_elsewhere_shows_nothing(url):
    html = expand_db_html(f'<p>Avant</p><embed embedtype="media" url="{url}"/><p>Après</p>')

    assert html == "<p>Avant</p><p>Après</p>"


def rich_texts():
    """Yield every place where an editor writes rich text, in fields and in blocks."""
    for model in PAGE_TYPES:
        yield from (field for field in model._meta.fields if isinstance(field, RichTextField))
    for stream in STREAMS:
        yield from (block for block in walk(stream) if isinstance(block, blocks.RichTextBlock))


def test_no_editor_of_text_offers_to_embed():
    offered = [place.features or features.get_default_features() for place in rich_texts()]

    assert len(offered) > 10
    assert not any("embed" in names for names in offered)


def test_no_block_embeds():
    found = [block for stream in STREAMS for block in walk(stream)]

    assert len(found) > 10
    assert not any(isinstance(block, EmbedBlock) for block in found)
