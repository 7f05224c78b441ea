"""Markdown becomes what Wagtail stores, with ids that translations share."""

import re

import pytest

from content.loader.markdown import MarkdownError, links, plain, replace_links, sections, to_rich_text, to_stream
from content.loader.pack import read
from tests.content.spoiling import SHIPPED


def without_keys(data):
    """Return blocks or a text without ids and block keys, to compare what they say."""
    if isinstance(data, str):
        return re.sub(r' data-block-key="[a-z0-9]{5}"', "", data)
    if isinstance(data, dict):
        return {name: without_keys(value) for name, value in data.items() if name != "id"}
    return [without_keys(value) for value in data] if isinstance(data, list) else data


def ids(data):
    """Return all ids and block keys in their order."""
    return re.findall(r"'id': '([^']+)'|data-block-key=\"(\w+)\"", str(data))


def test_headings_keep_their_level_and_lose_their_markup():
    assert without_keys(to_stream("## Une *vraie* question\n\n### [Ici](m4d:pages/contact)", "s")) == [
        {"type": "heading", "value": {"text": "Une vraie question", "level": "2"}},
        {"type": "heading", "value": {"text": "Ici", "level": "3"}},
    ]


def test_paragraphs_and_lists_that_follow_each_other_are_one_text():
    [block] = to_stream("Un\nsuivi.\n\n- a\n- b\n\n1. c\n\nFin.", "s")

    assert block["type"] == "rich_text"
    assert without_keys(block["value"]) == (
        "<p>Un suivi.</p><ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><p>Fin.</p>"
    )


def test_styles_stand_inside_links_as_the_editor_writes_them():
    html = to_rich_text("**Le *plan* [local](https://example.org/?a=1&b=2).**", "s")

    assert without_keys(html) == (
        '<p><b>Le </b><b><i>plan</i></b><b> </b><a href="https://example.org/?a=1&amp;b=2"><b>local</b></a><b>.</b></p>'
    )


def test_text_is_escaped_and_html_is_only_text():
    assert without_keys(to_rich_text("Eau & <b>sel</b>", "s")) == "<p>Eau &amp; &lt;b&gt;sel&lt;/b&gt;</p>"


def test_a_list_inside_a_list_stands_inside_its_item():
    html = to_rich_text("- a\n  - b\n- c\n\n  suite", "s")

    assert without_keys(html) == "<ul><li>a<ul><li>b</li></ul></li><li>c<br/>suite</li></ul>"


def test_a_quotation_is_a_rich_text():
    assert without_keys(to_stream("> **Projet.** Voir [ici](m4d:pages/contact).", "s")) == [
        {
            "type": "quote",
            "value": {"text": '<p><b>Projet.</b> Voir <a href="m4d:pages/contact">ici</a>.</p>', "source": ""},
        }
    ]


@pytest.mark.parametrize(("marker", "kind"), [("CASE", "case"), ("REFLECT", "reflection"), ("KEY", "key_points")])
def test_a_marked_quotation_is_a_callout(marker, kind):
    [callout] = to_stream(f"> [!{marker}] Cas *fictif*\n> Une ville.\n>\n> - un\n> - deux", "s")

    assert without_keys(callout["value"]) == {
        "kind": kind,
        "title": "Cas fictif",
        "content": [{"type": "rich_text", "value": "<p>Une ville.</p><ul><li>un</li><li>deux</li></ul>"}],
    }


def test_a_table_has_plain_headings_and_rich_cells():
    [table] = to_stream("| Qui | *Quoi* |\n|---|---|\n| | **deux** |", "s")

    assert without_keys(table) == {
        "type": "table",
        "value": {
            "columns": [{"type": "text", "heading": "Qui"}, {"type": "text", "heading": "Quoi"}],
            "rows": [{"values": ["", "<p><b>deux</b></p>"]}],
            "caption": "",
        },
    }


def test_a_callout_may_hold_a_table():
    [callout] = to_stream("> [!CASE] Cas réel\n> Avant.\n>\n> | A |\n> |---|\n> | b |\n>\n> Après.", "s")

    assert [block["type"] for block in callout["value"]["content"]] == ["rich_text", "table", "rich_text"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Titre", 1),
        ("a\n\n#### Titre", 3),
        ("![image](x.png)", 1),
        ("a\n\n```\ncode\n```", 3),
        ("> [!NOTE] Titre\n> a", 1),
    ],
)
def test_what_has_no_block_is_refused_with_its_line(text, line):
    with pytest.raises(MarkdownError) as error:
        to_stream(text, "s")

    assert error.value.line == line


def test_a_short_text_has_no_headings():
    with pytest.raises(MarkdownError):
        to_rich_text("## Titre\n\nTexte", "s")


def test_ids_come_from_the_position_and_not_from_the_text():
    french = to_stream(
        "## Objectifs\n\nDeux points\u202f:\n\n- un\n- deux\n\n> [!KEY] À retenir\n> - tout", "pages/aims"
    )
    spanish = to_stream("## Objetivos\n\nDos puntos:\n\n- uno\n- dos\n\n> [!KEY] Para recordar\n> - todo", "pages/aims")

    assert ids(french) == ids(spanish)
    assert len(set(ids(french))) == len(ids(french)) == 8
    assert not set(ids(french)) & set(ids(to_stream("## Objectifs", "pages/other")))


def test_ids_are_the_same_on_every_day():
    [block] = to_stream("Bonjour.", "pages/contact")

    assert block == {
        "type": "rich_text",
        "value": '<p data-block-key="dg4f4">Bonjour.</p>',
        "id": "5e0ce1b1-6288-53cf-b14a-482f921a62df",
    }


def test_all_versions_of_the_shipped_documents_share_their_ids():
    for entry in read(SHIPPED).versioned():
        versions = [ids(to_stream(version.body, entry.source.file)) for version in entry.versions.values()]
        assert all(version == versions[0] for version in versions), entry.source.file


def test_links_are_found_everywhere_in_a_stream():
    stream = to_stream("[a](m4d:pages/x)\n\n> [!KEY] T\n> | A |\n> |---|\n> | [b](m4d:glossary/y) |", "s")

    assert list(links(stream)) == [("pages", "x"), ("glossary", "y")]


def test_links_become_what_they_are_resolved_to_and_lost_ones_become_text():
    stream = to_stream("[**a**](m4d:pages/x), [b](m4d:videos/y), [c](https://example.org)", "s")

    pages = {("pages", "x"): {"linktype": "page", "id": 12}}
    replaced = replace_links(stream, lambda section, key: pages.get((section, key)))

    assert without_keys(replaced[0]["value"]) == (
        '<p><a linktype="page" id="12"><b>a</b></a>, b, <a href="https://example.org">c</a></p>'
    )
    assert replaced[0]["id"] == stream[0]["id"]


def test_plain_text_has_no_markup():
    text = "## Titre\n\n**Un** [lien](m4d:pages/x).\n\n> [!KEY] À retenir\n> - a\n\n| A |\n|---|\n| b |"

    assert plain(text) == "Titre Un lien. À retenir a A b"


def test_sections_are_cut_at_headings_of_level_2():
    text = "Avant.\n\n## Contexte\n\nUn.\n\n### Détail\n\nDeux.\n\n## Suite\n\n- a\n"

    assert sections(text) == [("", "Avant."), ("Contexte", "Un.\n\n### Détail\n\nDeux."), ("Suite", "- a")]
    assert sections("## Seul\n") == [("Seul", "")]
