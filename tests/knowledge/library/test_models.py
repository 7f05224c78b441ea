"""Rules of publications and films."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from knowledge.library.models import PublicationVersion, VideoPage
from tests.accounts.factories import UserFactory
from tests.core.factories import DocumentFactory
from tests.knowledge.library.factories import PracticePageFactory, PublicationPageFactory, VideoPageFactory

pytestmark = pytest.mark.django_db
NO_CAPTIONS = "Un film a besoin de sous-titres ou d’une transcription."


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("isbn", "97892", "Écrivez 10 ou 13 chiffres\u202f; des traits d’union peuvent les séparer."),
        ("doi", "https://doi.org/10.18356/x", "Écrivez le DOI sans adresse, par exemple\u202f: 10.18356/8e4a5f4a-en."),
        ("year", 1899, "Écrivez une année à partir de 1900."),
        ("year", 2101, "Écrivez une année jusqu’à 2100."),
    ],
)
def test_a_wrong_publication_is_refused_at_its_field_in_french(field, value, message):
    page = PublicationPageFactory()
    setattr(page, field, value)

    with pytest.raises(ValidationError) as error:
        page.full_clean()

    assert error.value.message_dict[field] == [message]


@pytest.mark.parametrize("isbn", ["9789211263671", "978-92-1-126367-1", "0-306-40615-X", "92 1 126367 1", ""])
def test_an_isbn_may_have_hyphens_and_spaces(isbn):
    page = PublicationPageFactory()
    page.isbn = isbn

    page.full_clean()


def test_a_publication_has_a_language_once():
    page = PublicationPageFactory()
    PublicationVersion.objects.create(page=page, language="fr")

    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationVersion.objects.create(page=page, language="fr")


def form_of_film(**values):
    """Return the filled form of a film with a file; `captions` are rows of (language, is deleted)."""
    file = DocumentFactory()
    rows = [
        {"language": language, "document": file.pk, "DELETE": "on" if is_deleted else "", "ORDER": "1"}
        for language, is_deleted in values.pop("captions", [])
    ]
    page = VideoPageFactory()
    form_class = VideoPage.get_edit_handler().get_form_class()
    empty = {name: inline_formset([]) for name in form_class.formsets}
    fields = {
        "title": page.title,
        "slug": page.slug,
        "media": file.pk,
        "confidence": page.confidence,
        "transcript": rich_text(""),
    }
    data = nested_form_data({**fields, **empty, "captions": inline_formset(rows), **values})
    return form_class(data, instance=page, for_user=UserFactory(is_superuser=True))


@pytest.mark.parametrize("captions", [[], [("fr", True)]])
def test_a_film_without_captions_and_transcript_is_refused_in_french(captions):
    form = form_of_film(captions=captions)

    assert not form.is_valid()
    assert form.errors["transcript"] == [NO_CAPTIONS]


@pytest.mark.parametrize("values", [{"transcript": rich_text("<p>Oui.</p>")}, {"captions": [("fr", False)]}])
def test_a_film_has_captions_or_a_transcript(values):
    form = form_of_film(**values)

    assert form.is_valid(), form.errors


def test_a_practice_shows_the_parts_that_have_a_text():
    page = PracticePageFactory(lessons="<p>Écouter.</p>", lessons_are_editorial=True)

    assert [(anchor, str(heading)) for anchor, heading, _text in page.parts] == [
        ("practice", "La pratique"),
        ("lessons", "Leçons tirées par la rédaction"),
    ]


def test_a_film_on_the_portal_is_played_on_its_page(client):
    page = VideoPageFactory(media=DocumentFactory(), transcript="<p>Bonjour.</p>")

    html = client.get(page.url).content.decode()

    assert f'<source src="{page.media.url}" type="text/plain">' in html
    assert "<p>Bonjour.</p>" in html


def test_a_film_that_is_elsewhere_leads_there(client):
    page = VideoPageFactory(source_url="https://example.org/film")

    html = client.get(page.url).content.decode()

    assert 'href="https://example.org/film"' in html
    assert "<video" not in html
    assert "<summary>" not in html
