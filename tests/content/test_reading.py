"""What is wrong with a file is told with its place, never as a traceback."""

import pytest

from content.loader.pack.rules import RULES

QUIZ = "courses/migration-local-development/01-linking/quiz.yaml"


def test_malformed_yaml_is_told_with_its_line(spoiled):
    line = spoiled.swap("faq.yaml", "key: programme-still-running", "key: [programme-still-running")

    [fault] = spoiled.faults()
    assert fault.startswith(f"faq.yaml, line {line + 1}: malformed YAML: ")


def test_malformed_front_matter_is_told_with_its_line(spoiled):
    line = spoiled.swap("pages/contact/es.md", "slug: contacto", "slug: 'contacto")

    [fault] = spoiled.faults()
    assert fault.startswith("pages/contact/es.md, line ")
    assert fault.endswith(f"while scanning a quoted scalar since line {line}")


def test_a_document_needs_front_matter(spoiled):
    spoiled.write("pages/contact/es.md", b"Contacto\n")

    assert spoiled.faults() == ["pages/contact/es.md, line 1: no front matter"]


def test_a_missing_file_is_told(spoiled):
    spoiled.remove("news/toolbox-2015/en.md")

    assert spoiled.faults() == ["news/toolbox-2015/en.md: is missing"]


def test_a_file_that_nobody_reads_is_told(spoiled):
    spoiled.write("pages/contact/de.md", b"Kontakt\n")

    assert spoiled.faults() == ["pages/contact/de.md: is not a file of the pack"]


def test_a_file_must_be_utf_8(spoiled):
    spoiled.write("videos.yaml", b"videos:\n  - key: caf\xe9\n")

    assert spoiled.faults() == ["videos.yaml, line 2: is not UTF-8: byte 0xe9"]


@pytest.mark.parametrize(
    ("character", "message"),
    [("\u200b", "invisible or replacement character"), ("\r", "carriage return; lines end with a line feed")],
)
def test_characters_that_nobody_sees_are_told(spoiled, character, message):
    line = spoiled.swap("platforms.yaml", "platform_type: forum", f"platform_type: forum #{character}")

    assert spoiled.faults()[0] == f"platforms.yaml, line {line}: {message}"


def test_a_table_must_have_its_columns(spoiled):
    spoiled.rename_column("redirects.csv", "evidence", "proof")

    told = spoiled.faults()
    assert told[0] == 'redirects.csv, row 1, field "evidence": column is missing'
    assert told[1] == 'redirects.csv, row 1, field "proof": is not a column of this table'


def test_a_row_must_have_all_cells(spoiled):
    row = spoiled.swap("territories.csv", ",35.17,8.84", ",35.17")

    told = spoiled.faults()
    assert told[0] == f"territories.csv, row {row} (TN-42): has 7 cells, 8 expected"


def test_a_key_of_a_mapping_comes_once(spoiled):
    line = spoiled.swap("videos.yaml", "    country: ES\n", "    country: ES\n    country: FR\n")

    where = f'videos.yaml, line {line + 1} (murcia-region-interview), field "country"'
    assert spoiled.faults() == [f"{where}: is there twice, first on line {line}"]


def test_a_key_of_an_entry_is_used_once(spoiled):
    line = spoiled.swap("events.yaml", "key: gfmd-manila-2008", "key: gfmd-brussels-2007")

    [fault] = spoiled.faults()
    assert fault.startswith(f'events.yaml, line {line} (gfmd-brussels-2007), field "key": ')
    assert fault.endswith("'gfmd-brussels-2007' is already used on line 3 of events.yaml")


def test_a_field_must_be_there(spoiled):
    line = spoiled.swap("faq.yaml", "    category: programme\n", "")

    assert spoiled.faults() == [f'faq.yaml, line {line - 1} (what-is-jmdi), field "category": is missing']


def test_a_field_must_be_known(spoiled):
    line = spoiled.swap("faq.yaml", "    category: programme\n", "    category: programme\n    rank: 1\n")

    assert spoiled.faults() == [f'faq.yaml, line {line + 1} (what-is-jmdi), field "rank": is not a field here']


def test_a_field_must_be_of_its_type(spoiled):
    line = spoiled.swap("publications.yaml", "pages: 178", "pages: many")

    where = f'publications.yaml, line {line} (bottom-up-handbook), field "pages"'
    assert spoiled.faults() == [f"{where}: 'many' is not a whole number"]


def test_a_date_must_be_in_the_calendar(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", start="2014-13")

    [fault] = spoiled.faults()
    assert fault.startswith(f"projects.csv, row {row} (cr-upala), field \"start\": '2014-13' is not a date")


def test_texts_need_languages(spoiled):
    line = spoiled.swap("faq.yaml", "      en: What is the JMDI?", "      de: Was ist die JMDI?")

    where = f'faq.yaml, line {line - 2} (what-is-jmdi), field "question"'
    assert spoiled.faults() == [f"{where}: must be a mapping with the languages fr, en, es"]


def test_a_file_of_demonstration_content_says_so(spoiled):
    line = spoiled.swap("demo/support.yaml", "demo: true", "demo: false")

    assert spoiled.faults() == [f'demo/support.yaml, line {line}, field "demo": must be true']


def test_a_page_of_a_project_needs_its_row(spoiled):
    spoiled.swap("projects.csv", "\nma-figuig,", "\nma-oasis,")

    where = 'projects/ma-figuig/meta.yaml, line 1 (ma-figuig), field "key"'
    assert spoiled.faults() == [f"{where}: has no row in projects.csv"]


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "message"),
    [
        (QUIZ, "    type: single\n", "    type: [single]\n", "type", "['single'] is not one of: single, multiple, "),
        ("demo/support.yaml", "language: fr", "language: de", "language", "'de' is not one of: fr, en, es"),
    ],
)
def test_a_choice_that_is_none_stops_no_rule(file, old, new, field, message, spoiled):
    line = spoiled.swap(file, old, new)

    [fault, *_others] = spoiled.faults(*RULES)
    assert fault.startswith(f"{file}, line {line} (")
    assert f'), field "{field}": {message}' in fault
