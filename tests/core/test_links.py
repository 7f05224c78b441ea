"""Links from texts and cards to pages: each leads to the page in the reader's language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.links import linked_numbers
from tests.core.factories import DocumentFactory
from tests.home.factories import AudiencePageFactory, ContactPageFactory

pytestmark = pytest.mark.django_db


def text(html: str) -> dict:
    """Return a block with rich text."""
    return {"type": "rich_text", "value": html}


def card(page=None, url: str = "") -> dict:
    """Return a block with one link card."""
    return {"type": "links", "value": {"items": [{"title": "Voir", "page": page and page.pk, "url": url}]}}


def test_links_of_texts_and_cards_count_and_documents_do_not():
    linked, chosen, document = ContactPageFactory(), AudiencePageFactory(), DocumentFactory()
    page = AudiencePageFactory(
        body=[
            text(f'<p><a linktype="page" id="{linked.pk}">Écrire</a></p>'),
            text(f'<p><a linktype="document" id="{document.pk}">Lire</a></p>'),
            card(chosen),
            card(url="https://example.org/"),
        ]
    )

    assert linked_numbers(page) == {linked.pk, chosen.pk}


def test_a_card_leads_to_the_version_in_the_language_of_its_page(client):
    target = ContactPageFactory()
    spanish = target.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()
    page = AudiencePageFactory(language="es", body=[card(target)])

    html = client.get(page.url).content.decode()

    assert f'href="{spanish.url}"' in html
    assert f'href="{target.url}"' not in html


def test_a_card_leads_to_the_page_itself_where_it_has_no_version(client):
    target = ContactPageFactory()
    page = AudiencePageFactory(language="es", body=[card(target)])

    assert f'href="{target.url}"' in client.get(page.url).content.decode()


def test_a_link_of_a_text_leads_to_the_version_in_the_language_of_its_page(client):
    target = ContactPageFactory()
    spanish = target.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.save_revision().publish()
    page = AudiencePageFactory(language="es", body=[text(f'<p><a linktype="page" id="{target.pk}">Escribir</a></p>')])

    html = client.get(page.url).content.decode()

    assert f'<a href="{spanish.url}">Escribir</a>' in html


def test_a_link_to_a_page_that_is_gone_is_a_link_no_more(client):
    page = AudiencePageFactory(body=[text('<p><a linktype="page" id="999999">Écrire</a></p>')])

    response = client.get(page.url)

    assert response.status_code == 200
    assert "<a>Écrire</a>" in response.content.decode()


def test_many_cards_take_as_many_queries_as_one(client, django_assert_num_queries):
    targets = [AudiencePageFactory(), AudiencePageFactory(), ContactPageFactory()]
    one, many = (AudiencePageFactory(body=[card(target) for target in chosen]) for chosen in (targets[:1], targets))
    client.get(many.url)
    with CaptureQueriesContext(connection) as context:
        client.get(one.url)

    with django_assert_num_queries(len(context)):
        client.get(many.url)
