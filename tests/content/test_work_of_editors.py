"""What editors and translators have done with a page stays as it is, and is named."""

from dataclasses import replace

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.loader.identity import translation_key
from content.models import LoadedItem
from tests.content.small import COURSE, MODULE, again, page, with_summary

pytestmark = pytest.mark.django_db


def edit(key: str, language: str = "fr", *, publish: bool = True) -> Page:
    """Give a page another summary, as an editor does."""
    found = page(key, language)
    found.summary = "Ce qu’un éditeur a écrit."
    revision = found.save_revision()
    if publish:
        revision.publish()
    return page(key, language)


def with_all_summaries(pack, key: str):
    """Return the pack with another summary of a programme page in every language."""
    for language in ("fr", "en", "es"):
        pack = with_summary(pack, key, language, f"Une autre phrase ({language}).")
    return pack


def text_of(key: str, language: str) -> StringTranslation:
    """Return the translation of the summary of a page."""
    return StringTranslation.objects.get(
        context__object=translation_key(key), context__path="summary", locale__language_code=language
    )


def rows_of(key: str) -> list:
    """Return all that wagtail-localize and Wagtail keep of an entry."""
    found = translation_key(key)
    return [
        *Page.objects.filter(translation_key=found).order_by("pk").values(),
        *TranslationSource.objects.filter(object_id=found).values(),
        *StringTranslation.objects.filter(context__object_id=found).order_by("pk").values(),
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_an_editor_has_changed_is_left_alone_and_named(language, pack, loaded):
    edit("pages/contact", language)

    outcome = again(with_summary(pack, "contact", language, "Une autre phrase."))

    assert outcome.left == {f"pages/contact ({language})": "edited"}
    assert page("pages/contact", language).summary == "Ce qu’un éditeur a écrit."


def test_a_draft_of_an_editor_is_left_alone_too(pack, loaded):
    edit("pages/contact", publish=False)

    outcome = again(with_summary(pack, "contact", "fr", "Une autre phrase."))

    assert outcome.left == {"pages/contact (fr)": "edited"}
    assert page("pages/contact").get_latest_revision_as_object().summary == "Ce qu’un éditeur a écrit."


def test_translations_of_a_page_that_an_editor_has_changed_are_left_alone(pack, loaded):
    edit("pages/contact")
    before = rows_of("pages/contact")

    outcome = again(with_all_summaries(pack, "contact"))

    assert outcome.left == {
        "pages/contact (fr)": "edited",
        "pages/contact (en)": "French page edited",
        "pages/contact (es)": "French page edited",
    }
    assert rows_of("pages/contact") == before


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_page_that_somebody_unpublished_stays_so(language, pack, loaded):
    page("pages/contact", language).unpublish()

    outcome = again(with_summary(pack, "contact", language, "Une autre phrase."))

    assert outcome.left == {f"pages/contact ({language})": "unpublished"}
    assert not page("pages/contact", language).live


def test_a_page_that_somebody_locked_is_left_alone(pack, loaded):
    Page.objects.filter(pk=page("pages/contact").pk).update(locked=True)

    outcome = again(with_summary(pack, "contact", "fr", "Une autre phrase."))

    assert outcome.left == {"pages/contact (fr)": "locked"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_somebody_deleted_stays_deleted_and_is_named(language, pack, loaded):
    page("pages/contact", language).delete()

    outcome = again(with_all_summaries(pack, "contact"))

    assert outcome.left[f"pages/contact ({language})"] == "deleted"
    assert outcome.created.total() == 0
    assert not Page.objects.filter(
        translation_key=translation_key("pages/contact"), locale__language_code=language
    ).exists()


def test_links_to_a_page_that_somebody_deleted_go(pack, loaded):
    page("projects/jmdi-phase-2").delete()

    outcome = again(pack)

    assert outcome.left == {"projects/jmdi-phase-2 (fr)": "deleted"}
    assert page("projects/jmdi-phase-1").related_links() == []
    assert again(pack).changes == 0


def test_what_belongs_below_a_page_that_somebody_deleted_is_left_out(pack, loaded):
    page("index/programme").delete()
    entry = replace(pack.pages["programme-in-brief"], key="second")

    outcome = again(replace(pack, pages={**pack.pages, "second": entry}))

    assert outcome.left["pages/second (fr)"] == "parent page missing"
    assert not Page.objects.filter(translation_key=translation_key("pages/second")).exists()


def test_a_lesson_below_a_module_without_translation_is_left_out(pack, loaded):
    page(f"courses/{COURSE}/{MODULE}", "en").delete()
    [course] = pack.courses.values()
    [module] = course.modules
    versions = {name: replace(version, slug="another") for name, version in module.lessons[0].versions.items()}
    lesson = replace(module.lessons[0], key="another", versions=versions)
    larger = replace(course, modules=(replace(module, lessons=(*module.lessons, lesson)),))

    outcome = again(replace(pack, courses={COURSE: larger}))

    assert outcome.left[f"courses/{COURSE}/{MODULE}/another (en)"] == "parent page missing"
    assert page(f"courses/{COURSE}/{MODULE}/another").live


def test_a_home_page_that_an_editor_wrote_before_the_first_load_stays(pack, loaded):
    LoadedItem.objects.filter(key="home").delete()
    edit("home")

    outcome = again(pack)

    assert outcome.left["home (fr)"] == "edited"
    assert page("home").summary == "Ce qu’un éditeur a écrit."


def test_a_text_that_a_translator_has_changed_is_left_alone(pack, loaded):
    text = text_of("pages/contact", "es")
    text.data = "Lo que prepara un traductor."
    text.save()

    outcome = again(with_summary(pack, "contact", "fr", "Une autre phrase."))

    assert outcome.left == {"pages/contact (es)": "translated"}
    assert text_of("pages/contact", "es").data == "Lo que prepara un traductor."
    assert page("pages/contact", "es").summary == pack.pages["contact"].versions["es"].summary


def test_a_text_that_a_translator_has_taken_away_stays_away(pack, loaded):
    text_of("pages/contact", "es").delete()

    outcome = again(with_summary(pack, "contact", "es", "Otra frase."))

    assert outcome.left == {"pages/contact (es)": "translated"}
    assert not StringTranslation.objects.filter(data="Otra frase.").exists()


def test_a_translation_that_somebody_stopped_is_left_alone(pack, loaded):
    Translation.objects.filter(
        source__object_id=translation_key("pages/contact"), target_locale__language_code="es"
    ).update(enabled=False)

    outcome = again(with_summary(pack, "contact", "es", "Otra frase."))

    assert outcome.left == {"pages/contact (es)": "translated"}


def test_a_translation_that_a_person_made_first_is_left_alone(pack, loaded):
    version = pack.pages["contact"].versions["es"]
    entry = replace(pack.pages["programme-in-brief"], key="second")
    versions = {"fr": replace(entry.versions["fr"], slug="second"), "en": replace(entry.versions["en"], slug="second")}
    again(replace(pack, pages={**pack.pages, "second": replace(entry, versions=versions)}))
    source = TranslationSource.objects.get(object_id=translation_key("pages/second"))
    Translation.objects.create(source=source, target_locale=page("home", "es").locale).save_target(publish=False)

    versions |= {"es": replace(version, slug="segunda", body=entry.versions["es"].body)}
    outcome = again(replace(pack, pages={**pack.pages, "second": replace(entry, versions=versions)}))

    assert outcome.left == {"pages/second (es)": "edited"}
