"""The admin of translations as the portal wants it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory
from tests.translation.test_targets import created

pytestmark = pytest.mark.django_db


def test_a_translator_cannot_turn_a_translation_into_an_alias():
    english = created(AudiencePageFactory(), Locale.objects.get(language_code="en"))
    client = Client()
    client.force_login(UserFactory(groups=["Translators: English"]))

    response = client.post(reverse("wagtail_localize:convert_to_alias", args=[english.pk]), follow=True)

    english.refresh_from_db()
    assert english.alias_of is None
    assert "Une page traduite reste une traduction" in response.content.decode()
