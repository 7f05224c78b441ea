"""Changes to wagtail-localize: what they are for, and whether the library still needs them."""

import importlib.util

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue, extract_strings, restore_strings, validate_translation_links
from wagtail_localize.views import edit_translation

from core.blocks import TextBlock
from tests.accounts.factories import UserFactory
from tests.core.factories import BannerFactory, home
from tests.core.test_passages import TEXT
from tests.home.factories import ProgrammeIndexPageFactory, ProgrammePageFactory


def as_shipped(name):
    """Return a module of the library as it is shipped."""
    spec = importlib.util.find_spec(f"wagtail_localize.{name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def unchanged():
    """How the library cuts texts by itself."""
    return as_shipped("strings")


def test_a_sentence_with_passages_stays_one_text():
    template, found = extract_strings(TEXT)

    assert len(found) == 1
    assert restore_strings(template, found) == TEXT


@pytest.mark.parametrize("html", ["<p>CO<sub>2</sub> monte</p>", '<p>Le mot <span lang="wo">teraanga</span> dit</p>'])
def test_the_library_still_cuts_sentences(html, unchanged):
    assert len(unchanged.extract_strings(html)[1]) > 1


def test_the_library_still_refuses_attributes(unchanged):
    with pytest.raises(ValueError, match="attribut"):
        unchanged.StringValue.from_source_html('Le mot <i lang="wo">teraanga</i>')


@pytest.mark.parametrize("html", ["<script>x</script>", '<b class="big">mot</b>', "<p>mot</p>"])
def test_a_translation_keeps_out_what_no_editor_writes(html):
    with pytest.raises(ValueError, match=r"élément|attributs"):
        StringValue.from_translated_html(html)


def test_a_translator_cannot_invent_a_passage():
    with pytest.raises(ValueError, match="span9"):
        validate_translation_links('un <span id="span1">mot</span>', 'a <span id="span9">word</span>')


@pytest.mark.django_db
def test_a_passage_comes_back_from_translators_with_its_language():
    page = ProgrammePageFactory(body=[("rich_text", TextBlock().to_python(TEXT))])
    source, _created = TranslationSource.update_or_create_from_instance(page)
    english = home("en").locale
    segment = source.stringsegment_set.get(string__data__contains="teraanga")
    words = segment.string.data.replace("Le mot", "The word")
    StringTranslation.objects.create(translation_of=segment.string, context=segment.context, locale=english, data=words)
    ProgrammeIndexPageFactory(language="en", translation_key=page.get_parent().translation_key)

    Translation.objects.create(source=source, target_locale=english).save_target(publish=False)

    [block] = page.get_translation(english).get_latest_revision_as_object().body
    assert block.value.source == TEXT.replace("Le mot", "The word")


@pytest.mark.django_db
def test_the_library_still_asks_for_no_right_in_a_language():
    translator, banner = UserFactory(groups=["Translators: English"]), BannerFactory(language="es")

    assert as_shipped("views.edit_translation").user_can_edit_instance(translator, banner)
    assert not edit_translation.user_can_edit_instance(translator, banner)
