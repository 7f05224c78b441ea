"""The guide for editors in the admin, in the language of its reader."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def reader(client):
    """Let an editor read the admin in a language."""

    def sign_in(language):
        editor = UserFactory(groups=["Editors"])
        UserProfile.objects.create(user=editor, preferred_language=language)
        client.force_login(editor)
        return client

    return sign_in


@pytest.mark.parametrize(
    ("language", "title", "chapter"),
    [
        ("fr", "Guide de la rédaction", "trouver-une-page"),
        ("en", "Guide for editors", "finding-a-page"),
        ("es", "Guía para la redacción", "encontrar-una-pagina"),
    ],
)
def test_everybody_reads_the_guide_in_the_language_of_their_admin(reader, language, title, chapter):
    html = reader(language).get(reverse("guide")).content.decode()

    assert f"<title>{title}" in html
    assert f'<a href="#{chapter}">' in html
    assert f'<h2 id="{chapter}">' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_show_the_admin_in_that_language(reader, language):
    answer = reader(language).get(reverse("guide_picture", args=["start"]))

    picture = settings.BASE_DIR / "docs/guides" / language / "start.png"
    assert b"".join(answer.streaming_content) == picture.read_bytes()
    assert answer["Content-Type"] == "image/png"


def test_a_picture_that_no_guide_has_is_not_found(reader):
    assert reader("fr").get(reverse("guide_picture", args=["other"])).status_code == 404


@pytest.mark.parametrize("address", [("guide", []), ("guide_picture", ["start"])])
def test_visitors_are_asked_to_sign_in(client, address):
    name, arguments = address

    assert client.get(reverse(name, args=arguments)).status_code == 302


def test_the_menu_and_the_first_page_lead_to_the_guide(reader):
    html = reader("es").get(reverse("wagtailadmin_home")).content.decode()

    assert html.count(reverse("guide")) >= 2
    assert "guide.wagtail.org" not in html
