"""A translation with faults is not published: its translator reads what is to be mended, and loses nothing."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.blocks import BodyBlock
from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory

pytestmark = pytest.mark.django_db
LINK = '<p>Voir <a href="https://example.org/">ici</a></p>'
TEXTS = {  # French: English
    "Une page": "A page",
    "une-page": "a-page",
    "Ce que la page dit en une phrase.": "What the page says in one sentence.",
    'Voir <a id="a1">ici</a>': 'See <a id="a1">here</a>',
}


@pytest.fixture
def translation():
    """A translation into English of which nothing is translated yet; its page is a draft."""
    page = AudiencePageFactory(title="Une page", body=BodyBlock().to_python([{"type": "rich_text", "value": LINK}]))
    source, _created = TranslationSource.get_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


def translate(translation, texts):
    """Keep texts as the editor of wagtail-localize does."""
    for segment in translation.source.stringsegment_set.filter(string__data__in=texts):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale,
            defaults={"data": texts[segment.string.data]},
        )  # fmt: skip


@pytest.fixture
def publish(client, django_capture_on_commit_callbacks):
    """Press "Publish" as somebody who reads the admin in a language; return what they read then."""

    def press(translation, language="en"):
        reviewer = UserFactory(groups=["Reviewers"])
        UserProfile.objects.create(user=reviewer, preferred_language=language)
        client.force_login(reviewer)
        url = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, {"action": "publish"}, follow=True).content.decode()

    return press


def test_a_translation_in_order_is_published(translation, publish):
    translate(translation, TEXTS)

    publish(translation)

    page = translation.get_target_instance()
    assert page.live
    assert page.title == "A page"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 text is not translated yet: readers would see it in French."),
        ("fr", "1 texte n’est pas encore traduit"),
        ("es", "1 texto no está traducido todavía"),
    ],
)
def test_french_sentences_are_never_published_in_another_language(translation, publish, language, words):
    translate(translation, {french: text for french, text in TEXTS.items() if "Voir" not in french})

    html = publish(translation, language)

    assert words in html
    assert not translation.get_target_instance().live


def test_a_translator_reads_what_must_be_mended_and_loses_nothing(translation, publish):
    translate(translation, TEXTS | {'Voir <a id="a1">ici</a>': 'See <a id="a1"></a>here'})

    html = publish(translation)

    assert "Not published: this must be mended first." in html
    assert "A link has no words" in html
    assert not translation.get_target_instance().live
    assert StringTranslation.objects.filter(data="A page").exists()


def test_the_public_page_stays_as_it_is_until_all_is_mended(translation, publish):
    translate(translation, TEXTS)
    publish(translation)
    translate(translation, {"Une page": "Another title", 'Voir <a id="a1">ici</a>': 'See <a id="a1"></a>here'})

    publish(translation)

    page = translation.get_target_instance()
    assert page.live
    assert page.title == "A page"


def test_a_locked_page_is_not_published_over_the_one_who_locked_it(translation, publish):
    translate(translation, TEXTS)
    page = translation.get_target_instance()
    page.locked, page.locked_by = True, UserFactory(groups=["Reviewers"])
    page.save()

    html = publish(translation)

    page.refresh_from_db()
    assert not page.live
    assert "locked" in html
