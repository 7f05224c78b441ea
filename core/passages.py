"""Passages in another language inside a text: `<span lang="wo">`, so that screen readers and hyphenation follow.

Each language is an inline style of the editor: Wagtail keeps its styles as plain elements, and no script is needed.
"""

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.blocks.features import PASSAGE_FEATURES, PASSAGE_LANGUAGES
from core.cldr import language_name

RIGHT_TO_LEFT = ("ar",)


def register(features: FeatureRegistry) -> None:
    """Offer a button for each language, named in the language of the editor."""
    for code, name in zip(PASSAGE_LANGUAGES, PASSAGE_FEATURES, strict=True):
        features.register_editor_plugin("draftail", name, InlineStyleFeature(button_of(code)))
        props = {"lang": code, "dir": "rtl"} if code in RIGHT_TO_LEFT else {"lang": code}
        rules = {
            "from_database_format": {f'span[lang="{code}"]': InlineStyleElementHandler(style_of(code))},
            "to_database_format": {"style_map": {style_of(code): {"element": "span", "props": props}}},
        }
        features.register_converter_rule("contentstate", name, rules)


def style_of(code: str) -> str:
    """Return the name under which the editor knows passages in a language."""
    return f"LANG-{code.upper()}"


def button_of(code: str) -> dict[str, object]:
    """Return what the editor shows for a language: its code on the button, its name in the tooltip."""
    return {
        "type": style_of(code),
        "label": code.upper(),
        "description": format_lazy(_("Language of a passage: {language}"), language=lazy(language_name, str)(code)),
        "style": {"textDecoration": "underline dotted", "textUnderlineOffset": "0.2em"},
    }
