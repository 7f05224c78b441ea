"""Passages in another language: from the editor to the database and back, to the page, to translators and back."""

import json

import pytest
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text import features

from core.blocks import TextBlock
from core.blocks.features import PASSAGE_FEATURES, TEXT_FEATURES
from tests.home.factories import ProgrammePageFactory

TEXT = (
    '<p data-block-key="a1">Le mot <span lang="wo">teraanga</span> dit <b>l’<span lang="en">hospitality</span></b>, '
    'CO<sub>2</sub>, <a href="https://example.org/">1<sup>er</sup></a> ; <span dir="rtl" lang="ar">أهلا</span>.</p>'
)


def test_a_text_goes_through_the_editor_unchanged():
    converter = ContentstateConverter(TEXT_FEATURES)

    content = converter.from_database_format(TEXT)

    styles = {style["style"] for style in json.loads(content)["blocks"][0]["inlineStyleRanges"]}
    assert styles == {"BOLD", "SUBSCRIPT", "SUPERSCRIPT", "LANG-WO", "LANG-EN", "LANG-AR"}
    again = converter.to_database_format(content)
    assert '<span lang="wo">teraanga</span>' in again
    assert 'lang="ar"' in again
    assert 'dir="rtl"' in again


def test_the_editor_keeps_no_other_attribute():
    converter = ContentstateConverter(TEXT_FEATURES)

    content = converter.from_database_format('<p><span lang="xx" class="big" style="color:red">mot</span></p>')

    assert "span" not in converter.to_database_format(content)


@pytest.mark.parametrize(("language", "name"), [("fr", "wolof"), ("es", "wólof")])
def test_every_language_has_a_button_that_names_it_in_the_language_of_the_editor(language, name):
    plugins = [features.get_editor_plugin("draftail", feature) for feature in PASSAGE_FEATURES]

    assert {type(plugin) for plugin in plugins} == {InlineStyleFeature}
    with override(language):
        assert name in str(plugins[-1].data["description"])


@pytest.mark.django_db
def test_a_page_says_in_which_language_a_passage_is(client):
    page = ProgrammePageFactory(body=[("rich_text", TextBlock().to_python(TEXT))])

    assert '<span lang="wo">teraanga</span>' in client.get(page.url).content.decode()
