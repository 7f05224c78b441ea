"""The shipped pack is read as it is, and wrong files are told from right ones."""

from datetime import date

import pytest

from content.loader.pack import LANGUAGES, KnownDate, PackError, read
from tests.content.spoiling import SHIPPED


@pytest.fixture(scope="module")
def pack():
    return read(SHIPPED)


def test_the_shipped_pack_has_no_fault(pack):
    assert pack.projects
    assert not pack.unread


def test_a_project_carries_its_facts_as_python_values(pack):
    project = pack.projects["cr-upala"]

    assert project.start == KnownDate(2014, 5)
    assert (project.budget_amount, project.budget_currency) == (230000, "USD")
    assert project.gcm_objectives == (7, 16, 19, 23)
    assert project.territory["es"] == "Cantón de Upala"


def test_a_project_with_a_page_carries_it_in_three_languages(pack):
    story = pack.projects["sn-jappando"].story

    assert tuple(story.versions) == LANGUAGES
    assert story.versions["fr"].slug == "senegal-jappando-diourbel"
    assert story.versions["fr"].body.startswith("## Territoire et contexte\n")


def test_an_entry_knows_where_it_stands(pack):
    source = pack.publications["bottom-up-handbook"].source

    line = (SHIPPED / source.file).read_text(encoding="utf-8").splitlines()[source.line - 1]
    assert source.file == "publications.yaml"
    assert line.strip() == "- key: bottom-up-handbook"


def test_modules_without_a_spanish_version_say_so(pack):
    modules = {module.key: module for module in pack.courses["migration-local-development"].modules}

    assert modules["linking"].languages == ("fr", "en", "es")
    assert modules["jobs"].languages == ("fr", "en")
    assert [lesson.order for lesson in modules["jobs"].lessons] == [1, 2, 3, 4]


def test_every_territory_of_a_project_is_known(pack):
    used = {code for p in pack.projects.values() for code in (*p.territory_codes, *p.partner_territory_codes)}

    assert used == set(pack.territories)


def test_codes_stay_as_they_are_written(pack):
    assert pack.countries["NO"].alpha2 == "NO"
    assert "019" in pack.taxonomies.identifiers("regions")
    assert "10.7" in pack.taxonomies.identifiers("sdg_targets")


def test_a_date_is_known_as_far_as_it_is_written():
    month = KnownDate.parse("2014-02")

    assert (month.precision, month.first, month.last) == ("month", date(2014, 2, 1), date(2014, 2, 28))
    assert (str(KnownDate.parse("2014")), KnownDate.parse("2014").last) == ("2014", date(2014, 12, 31))
    with pytest.raises(ValueError):
        KnownDate.parse("2014-02-30")


def test_all_faults_are_reported_at_once_by_file_and_line(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", end="2013", framework="phase-3")
    line = spoiled.swap("pages/contact/fr.md", "l’équipe", "l'équipe")
    spoiled.remove("faq.yaml")

    with pytest.raises(PackError) as error:
        read(spoiled.folder)

    assert [str(fault).partition(": ")[0] for fault in error.value.faults] == [
        "faq.yaml",
        f'pages/contact/fr.md, line {line}, field "summary"',
        f'projects.csv, row {row} (cr-upala), field "framework"',
        f'projects.csv, row {row} (cr-upala), field "end"',
    ]
    assert str(error.value).count("\n") == 3


def test_a_file_that_cannot_be_read_breaks_no_link_to_it(spoiled):
    spoiled.remove("publications.yaml")
    spoiled.remove("practices/bicol-covenant/meta.yaml")

    with pytest.raises(PackError) as error:
        read(spoiled.folder)

    assert [fault.message for fault in error.value.faults] == ["is missing", "is missing"]


def test_a_field_that_cannot_be_read_is_told_once(spoiled):
    row = spoiled.set_cells("projects.csv", "cr-upala", budget_currency="CRC")

    with pytest.raises(PackError) as error:
        read(spoiled.folder)

    where = f'projects.csv, row {row} (cr-upala), field "budget_currency"'
    assert str(error.value) == f"{where}: 'CRC' is not one of: USD, EUR"
