"""Markdown of the pack becomes the blocks and the rich text that the editor would store."""

import re

import pytest

from content.loader.markdown import MarkdownError, replace_links, sections, to_rich_text, to_stream
from core.blocks import BodyBlock

KEY = re.compile(r' data-block-key="\w+"')


def rich(text: str) -> str:
    """Return Markdown as rich text, without the keys of its lines."""
    return KEY.sub("", to_rich_text(text, "pages/contact"))


def stream(text: str) -> list[tuple[str, object]]:
    """Return type and value of each block, without keys."""
    return [(block["type"], without_keys(block["value"])) for block in to_stream(text, "pages/contact")]


def without_keys(value: object) -> object:
    """Return a raw value without the keys of its lines and the ids of its blocks."""
    if isinstance(value, dict):
        return {name: without_keys(inner) for name, inner in value.items() if name != "id"}
    if isinstance(value, list):
        return [without_keys(inner) for inner in value]
    return KEY.sub("", value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Une phrase\nsur deux lignes.", "<p>Une phrase sur deux lignes.</p>"),
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("Ligne  \nbrisée", "<p>Ligne<br/>brisée</p>"),
        ("**gras** et *italique*", "<p><b>gras</b> et <i>italique</i></p>"),
        ("***les deux***", "<p><b><i>les deux</i></b></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("- a\n\n  suite", "<ul><li>a<br/>suite</li></ul>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[a **b**](https://example.org/)", '<p><a href="https://example.org/">a <b>b</b></a></p>'),
        ("[a](https://example.org/?b=1&c=2)", '<p><a href="https://example.org/?b=1&amp;c=2">a</a></p>'),
    ],
)
def test_paragraphs_and_lists_become_rich_text(text, expected):
    assert rich(text) == expected


def test_headings_open_sections_and_parts_of_them():
    assert stream("## Un\n\n### Deux") == [
        ("heading", {"text": "Un", "level": "2"}),
        ("heading", {"text": "Deux", "level": "3"}),
    ]


def test_texts_that_follow_each_other_are_one_block():
    assert stream("Un.\n\n- a\n\n## Titre\n\nDeux.") == [
        ("rich_text", "<p>Un.</p><ul><li>a</li></ul>"),
        ("heading", {"text": "Titre", "level": "2"}),
        ("rich_text", "<p>Deux.</p>"),
    ]


def test_a_block_quote_is_a_quotation():
    assert stream("> Une action dure.") == [("quote", {"text": "<p>Une action dure.</p>", "source": ""})]


@pytest.mark.parametrize(("marker", "kind"), [("CASE", "case"), ("REFLECT", "reflection"), ("KEY", "key_points")])
def test_a_block_quote_with_a_marker_is_a_callout(marker, kind):
    [block] = stream(f"> [!{marker}] À *retenir*\n> Un texte.\n>\n> - a")

    content = [{"type": "rich_text", "value": "<p>Un texte.</p><ul><li>a</li></ul>"}]
    assert block == ("callout", {"kind": kind, "title": "À retenir", "content": content})


def test_a_table_has_headings_cells_and_empty_cells():
    [(kind, table)] = stream("| Un | Deux |\n| --- | --- |\n| **a** | |\n| b | c |")

    assert kind == "table"
    assert table["columns"] == [{"type": "text", "heading": "Un"}, {"type": "text", "heading": "Deux"}]
    assert [row["values"] for row in table["rows"]] == [["<p><b>a</b></p>", ""], ["<p>b</p>", "<p>c</p>"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Un.\n\n# Titre", 3),
        ("#### Titre", 1),
        ("```\ncode\n```", 1),
        ("Un.\n\n---", 3),
        ("> [!NOTE] Titre", 1),
        ("Un.\n\n>", 3),
    ],
)
def test_what_has_no_block_is_refused_with_its_line(text, line):
    with pytest.raises(MarkdownError) as error:
        to_stream(text, "pages/contact")

    assert error.value.line == line


@pytest.mark.parametrize("text", ["![image](x.png)", "`code`"])
def test_pictures_and_code_in_a_text_are_refused(text):
    with pytest.raises(MarkdownError):
        to_stream(text, "pages/contact")


def test_versions_of_a_document_have_the_same_ids():
    french, english = (to_stream(text, "pages/contact") for text in ("## Un\n\nDeux.", "## One\n\nTwo."))

    assert [block["id"] for block in french] == [block["id"] for block in english]
    assert KEY.findall(french[1]["value"]) == KEY.findall(english[1]["value"]) != []


def test_two_documents_have_different_ids():
    assert to_stream("Un.", "pages/contact")[0]["id"] != to_stream("Un.", "pages/privacy")[0]["id"]


def test_the_result_is_what_the_block_keeps():
    raw = to_stream("## Un\n\nDeux.\n\n> Trois.\n\n| A |\n| - |\n| b |", "pages/contact")

    assert BodyBlock().to_python(raw).get_prep_value() == raw


def test_links_to_entries_are_replaced():
    raw = to_stream("Voir [le **bref**](m4d:pages/brief) et [rien](m4d:faq/x).", "pages/contact")

    done = replace_links(raw, lambda section, _key: {"linktype": "page", "id": 12} if section == "pages" else None)

    assert '<a linktype="page" id="12">le <b>bref</b></a> et rien.' in done[0]["value"]


def test_sections_are_told_apart_by_headings_of_the_second_level():
    assert sections("Avant.\n\n## Un\n\nDeux.\n\n### Part\n\n## Trois\n") == [
        ("", "Avant."),
        ("Un", "Deux.\n\n### Part"),
        ("Trois", ""),
    ]
