"""Announcements above every page: when, where and to whom they are shown."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import Banner
from tests.core.factories import BannerFactory
from tests.home.factories import ContactPageFactory

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_a_banner_stands_on_every_page_of_its_language(client):
    BannerFactory(level=Banner.Level.WARNING)

    french, english = (client.get(f"/{language}/").content.decode() for language in ("fr", "en"))

    assert '<section class="banners" aria-label="Annonces">' in french
    assert "Le portail ferme samedi." in french
    assert "banners" not in english


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"starts_at": -HOUR}, True),
        ({"starts_at": HOUR}, False),
        ({"ends_at": HOUR}, True),
        ({"ends_at": -HOUR}, False),
        ({"live": False}, False),
    ],
)
def test_a_banner_is_shown_from_its_start_to_its_end(fields, is_shown):
    now = timezone.now()
    BannerFactory(
        **{name: now + value if isinstance(value, datetime.timedelta) else value for name, value in fields.items()}
    )

    assert Banner.objects.shown().exists() is is_shown


def test_warnings_stand_above_information():
    information = BannerFactory()
    warning, latest = BannerFactory(level=Banner.Level.WARNING), BannerFactory()

    assert list(Banner.objects.shown()) == [warning, latest, information]


def test_the_link_of_a_banner_leads_to_a_page_in_the_readers_language(client):
    page = ContactPageFactory()
    BannerFactory(link_text="Joindre l’équipe", link_page=page)

    assert '<a href="/fr/contact/">Joindre l’équipe</a>' in client.get("/fr/").content.decode()
    page.unpublish()
    assert "Joindre l’équipe" not in client.get("/fr/").content.decode()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"link_text": "Lire"}, "link_url"),
        ({"link_url": "https://example.org/"}, "link_text"),
        ({"starts_at": timezone.now(), "ends_at": timezone.now() - HOUR}, "__all__"),
    ],
)
def test_half_a_link_and_an_end_before_the_start_are_refused(fields, field):
    with pytest.raises(ValidationError) as error:
        BannerFactory.build(locale=Locale.objects.get(language_code="fr"), **fields).full_clean()

    assert field in error.value.message_dict


def test_a_banner_is_translated_like_a_page(client):
    banner = BannerFactory(level=Banner.Level.WARNING)
    source, _created = TranslationSource.update_or_create_from_instance(banner)
    spanish = Locale.objects.get(language_code="es")
    translation = Translation.objects.create(source=source, target_locale=spanish)
    segment = source.stringsegment_set.get()
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=spanish, data="El portal cierra el sábado."
    )
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()

    assert "El portal cierra el sábado." in client.get("/es/").content.decode()
    assert translation.get_target_instance().level == Banner.Level.WARNING


def test_a_preview_shows_the_banner_as_it_is_being_written():
    banner = BannerFactory(live=False, text="Pas encore publié")

    assert "Pas encore publié" in banner.make_preview_request().content.decode()
