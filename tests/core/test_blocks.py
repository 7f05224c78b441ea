"""Every block of every page: editors know what it is for, it renders, and all its text reaches translators."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from core.blocks import LinksBlock, TableBlock, VideoBlock
from portal.gallery.blocks import offered
from tests.core.factories import DocumentFactory, home
from tests.core.samples import Sample, streams_of
from tests.site.page_types import PAGE_TYPES, make_page

STREAMS = [(model, field) for model in PAGE_TYPES for field in streams_of(model)]
every_stream = pytest.mark.parametrize(
    ("model", "field"), STREAMS, ids=[f"{model.__name__}.{field.name}" for model, field in STREAMS]
)
OFFERED = offered()  # what an editor can insert, whatever the page
every_block = pytest.mark.parametrize("block", OFFERED.values(), ids=OFFERED)
ICONS = {path.stem for path in Path(blocks.__file__).parents[1].glob("admin/templates/wagtailadmin/icons/*.svg")}


def texts_for_translators(page) -> str:
    """Return all that wagtail-localize would show, as one text."""
    segments = [s for s in extract_segments(page) if isinstance(s, StringSegmentValue)]
    return json.dumps([segment.string.data for segment in segments], ensure_ascii=False)


def refusals(block, value) -> str:
    """Return what a block says against a raw value."""
    with pytest.raises(blocks.StructBlockValidationError) as error:
        block.clean(block.to_python(value))
    return str(error.value.as_json_data())


@every_block
def test_a_block_tells_editors_what_it_is_for(block):
    meta = block.meta

    assert meta.label
    assert str(meta.description)
    assert meta.icon in ICONS
    assert meta.icon != "placeholder"


@every_block
def test_a_block_has_a_template_of_the_portal(block):
    template = get_template(block.meta.template)

    assert Path(template.origin.name).is_relative_to(settings.BASE_DIR / "templates")


def test_editors_are_offered_a_preview_of_every_block():
    assert [name for name, block in OFFERED.items() if not block.is_previewable] == []


@pytest.mark.django_db
@every_block
def test_the_preview_of_a_block_shows_something(block):
    html = block.render(block.get_preview_value())

    assert "<" in html


@pytest.mark.django_db
@every_stream
def test_a_page_shows_all_words_of_a_full_stream(model, field, client):
    sample = Sample()
    page = make_page(model)
    setattr(page, field.name, sample.stream(field.stream_block))
    page.save()

    html = client.get(page.url).content.decode()

    assert [word for word in sample.words if word not in html] == []


@pytest.mark.django_db
@every_stream
def test_all_words_of_a_stream_reach_translators_and_no_code_does(model, field):
    sample = Sample()
    page = make_page(model)
    setattr(page, field.name, sample.stream(field.stream_block))

    texts = texts_for_translators(page)

    assert [word for word in sample.words if word not in texts] == []
    assert [code for code in sample.codes if code in texts] == []


@pytest.mark.django_db
def test_keywords_reach_translators_as_one_text():
    page = home()
    page.keywords.set(["diasporas", "communes"])

    assert "communes, diasporas" in texts_for_translators(page)


def table_with(*cells: str, caption: str = "") -> TypedTable:
    """Return a table of one column."""
    columns = [{"type": "text", "heading": "Atout"}]
    rows = [{"values": [cell]} for cell in cells]
    return TableBlock().to_python({"columns": columns, "rows": rows, "caption": caption})


def test_a_table_takes_back_the_translations_of_all_its_texts():
    table = table_with('<p data-block-key="a1">Entendre <b>tôt</b></p>', "<p>Proximité</p>", "", caption="Atouts")
    segments = TableBlock().get_translatable_segments(table)
    english = {segment.path: StringSegmentValue(segment.path, upper(segment), segment.attrs) for segment in segments}

    back = TableBlock().restore_translated_segments(table, list(english.values()))

    assert (back.caption, back.columns[0]["heading"]) == ("ATOUTS", "ATOUT")
    assert [row["values"][0].source for row in back.row_data] == [
        '<p data-block-key="a1">ENTENDRE <b>TÔT</b></p>',
        "<p>PROXIMITÉ</p>",
        "",
    ]


def upper(segment: StringSegmentValue) -> StringValue:
    """Return the text of a segment in capitals, its tags as they are."""
    text = segment.string.data.upper().replace("<B>", "<b>").replace("</B>", "</b>")
    return StringValue(text)


def test_equal_cells_of_a_table_share_one_translation():
    segments = TableBlock().get_translatable_segments(table_with("<p>Oui</p>", "<p>Oui</p>"))

    assert [segment.string.data for segment in segments] == ["Atout", "Oui"]


def test_a_new_row_of_a_table_moves_no_translation():
    before = TableBlock().get_translatable_segments(table_with("<p>Oui</p>"))
    after = TableBlock().get_translatable_segments(table_with("<p>Non</p>", "<p>Oui</p>"))

    assert {segment.path for segment in before} < {segment.path for segment in after}


def test_a_link_in_a_cell_keeps_its_address_in_a_translation():
    table = table_with('<p>Voir <a href="https://example.org/">la base</a></p>')
    [heading, cell] = TableBlock().get_translatable_segments(table)
    english = StringSegmentValue(cell.path, StringValue('See <a id="a1">the database</a>'), attrs=cell.attrs)

    back = TableBlock().restore_translated_segments(table, [heading, english])

    assert back.row_data[0]["values"][0].source == '<p>See <a href="https://example.org/">the database</a></p>'


def test_a_table_without_translations_stays_as_it_is():
    table = table_with("<p>Oui</p>", caption="Atouts")

    back = TableBlock().restore_translated_segments(table, [])

    assert (back.caption, back.row_data[0]["values"][0].source) == ("Atouts", RichText("<p>Oui</p>").source)


@pytest.mark.django_db
def test_a_film_without_captions_and_transcript_is_refused_in_french():
    value = {"title": "Entretien", "document": DocumentFactory().pk, "captions": [], "transcript": ""}

    assert "Un film a besoin de sous-titres ou d’une transcription." in refusals(VideoBlock(), value)


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "ending"), [("", "."), ("https://example.org/", ", pas les deux.")])
def test_a_link_card_has_one_target_a_page_or_an_address(address, ending):
    page = home().pk if address else None
    value = {"items": [{"title": "Base", "page": page, "url": address}]}

    assert f"Choisissez une page ou écrivez une adresse{ending}" in refusals(LinksBlock(), value)
