"""Activities of other publishers become projects."""

import datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from interop.models import ImportedProject
from projectdb.models import ProjectPage
from tests.interop.iati.activities import ORIGIN, PUBLISHED, activity, file_of, make_portal, outcomes, send
from tests.interop.spreadsheets.files import dump, edit, faults_of, take, undo

pytestmark = pytest.mark.django_db
KEY = "XX-EX-1-0042"


@pytest.fixture(autouse=True)
def portal():
    with override("en"):
        make_portal()
        yield


def of_language(language, key=KEY):
    """Return the version of an imported project in a language."""
    page = ImportedProject.objects.get(key=key).page
    return ProjectPage.objects.get(translation_key=page.translation_key, locale__language_code=language)


def test_an_activity_of_a_publisher_becomes_a_project():
    spreadsheet = take(send(PUBLISHED.encode()))

    assert faults_of(spreadsheet) == []
    assert outcomes(spreadsheet) == {KEY: "new", "XX-EX-1-0043": "new"}
    page = of_language("fr")
    assert page.title == "L’épargne des migrants pour les bourgs ruraux"
    assert (page.iati_identifier, page.status_id, page.scope) == (KEY, "ongoing", "4")
    assert (page.starts_on, page.ends_on) == (datetime.date(2024, 3, 15), datetime.date(2027, 12, 31))
    assert (page.budget_amount, page.budget_currency) == (Decimal("200000.50"), "EUR")
    assert page.budget_value_on == datetime.date(2024, 5, 1)
    assert (page.website, page.confidence, page.live) == ("http://www.example.org", "confirmed", True)


def test_its_places_partners_codes_and_results_come_along():
    take(send(PUBLISHED.encode()))

    page = of_language("fr")
    assert [(row.role, row.country_id, row.territory_id, row.name) for row in page.territories.all()] == [
        ("origin", "SN", "SN-DB", ""), ("origin", "ML", None, ""),
    ]  # fmt: skip
    assert {(row.role, row.name, row.organisation_type_id) for row in page.organisations.all()} == {
        ("1", "Example Agency", "10"), ("4", "Union of Towns (North); Branch", "11"),
    }  # fmt: skip
    codes = {(link.code_id, link.percentage, link.significance) for link in page.code_links.all()}
    assert codes == {("sector-15190", 70, None), ("sdg-target-10.7", None, None), ("marker-1", None, 2)}
    results = [(block.value["value"], block.value["unit"], block.value["year"]) for block in page.results]
    assert results == [(Decimal(12), "bourgs avec un fonds", 2024)]


def test_other_languages_become_translations():
    take(send(PUBLISHED.encode()))

    page = of_language("en")
    assert page.live
    assert (page.title, page.slug) == ("Savings of migrants for rural towns", "savings-of-migrants-for-rural-towns")
    assert page.summary == "Migrants invest together in the towns that they left."
    assert page.results[0].value["unit"] == "towns with a fund"


def test_an_activity_without_french_stands_in_its_own_language_with_a_note():
    spreadsheet = take(send(PUBLISHED.encode()))

    page = of_language("en", "XX-EX-1-0043")
    assert (page.title, page.live) == ("Second phase", True)
    assert not ProjectPage.objects.filter(translation_key=page.translation_key, locale__language_code="fr").exists()
    assert "English" in spreadsheet.rows.get(key="XX-EX-1-0043").notes[0]


def test_a_part_knows_its_whole_whatever_their_order():
    take(send(file_of(activity(1, more='<related-activity ref="XX-EX-1-2" type="1"/>'), activity(2))))

    part, whole = (ImportedProject.objects.get(key=f"XX-EX-1-{n}").page for n in (1, 2))
    assert [(row.target_id, row.relation) for row in part.related_pages.all()] == [(whole.pk, "isPartOf")]
    assert part.latest_revision.content["related_pages"][0]["target"] == whole.pk


def test_codes_that_the_portal_does_not_have_are_told():
    spreadsheet = send(PUBLISHED.encode())

    assert "“99810 (30)” is not in the list" in spreadsheet.rows.get(key=KEY).notes[0]


def test_the_origin_is_kept():
    take(send(PUBLISHED.encode()))

    known = ImportedProject.objects.get(key=KEY)
    assert known.origin == ORIGIN | {
        "publisher": "XX-EX-1", "publisher_name": "Example Agency", "withdrawn_on": None
    }  # fmt: skip


def test_the_same_file_changes_nothing():
    take(send(PUBLISHED.encode()))

    assert set(outcomes(send(PUBLISHED.encode())).values()) == {"unchanged"}


def test_a_newer_file_changes_what_nobody_else_has_changed():
    take(send(PUBLISHED.encode()))
    edit(of_language("fr"), summary="Ce qu’un éditeur a écrit.")
    newer = PUBLISHED.replace("Des migrants investissent", "Les migrants placent").replace(
        "Migrants invest", "They invest"
    )

    spreadsheet = take(send(newer.encode()))

    assert [conflict["column"] for conflict in spreadsheet.rows.get(key=KEY).conflicts] == ["summary"]
    assert of_language("fr").summary == "Ce qu’un éditeur a écrit."
    assert of_language("en").summary.startswith("They invest together")


def test_an_older_file_changes_nothing():
    take(send(PUBLISHED.encode()))
    older = PUBLISHED.replace("Des migrants investissent", "Des migrants placent").encode()

    spreadsheet = send(older, retrieved_on=ORIGIN["retrieved_on"] - datetime.timedelta(days=1))

    assert set(outcomes(spreadsheet).values()) == {"rejected"}
    assert "A newer file, of" in faults_of(spreadsheet)[0][2]


def test_a_translation_that_somebody_has_changed_is_kept():
    take(send(PUBLISHED.encode()))
    edit(of_language("en"), title="As a translator wrote it")
    newer = PUBLISHED.replace("Savings of migrants", "Migrants’ savings")

    spreadsheet = take(send(newer.encode()))

    assert [conflict["column"] for conflict in spreadsheet.rows.get(key=KEY).conflicts] == ["title@en"]
    assert of_language("en").title == "As a translator wrote it"
    chosen = take(send(newer.encode()), chosen=[(1, "title@en")])
    assert chosen.rows.get(key=KEY).outcome == "changed"
    assert of_language("en").title == "Migrants’ savings for rural towns"


@pytest.mark.parametrize("mode", ["live", "drafts"])
def test_undoing_leaves_the_database_as_it_was(mode):
    before = dump()

    spreadsheet = take(send(PUBLISHED.encode(), mode=mode))

    assert dump() != before
    assert undo(spreadsheet).state == "undone"
    assert tables_that_differ(before, dump()) <= MEMORY


def test_undoing_gives_changed_projects_back_in_all_languages():
    take(send(PUBLISHED.encode()))
    before = dump()
    newer = (
        PUBLISHED.replace("L’épargne", "Les économies").replace("Migrants invest", "They invest").replace("EUR", "USD")
    )

    spreadsheet = take(send(newer.encode(), retrieved_on=datetime.date(2026, 12, 1)))

    assert spreadsheet.rows.get(key=KEY).outcome == "changed"
    assert undo(spreadsheet).state == "undone"
    assert tables_that_differ(before, dump()) <= MEMORY | SEGMENTS


def test_a_translator_who_has_worked_since_keeps_the_import_from_being_undone():
    spreadsheet = take(send(PUBLISHED.encode()))
    edit(of_language("en"), title="As a translator wrote it")

    assert undo(spreadsheet).state == "imported"


# Words that translators may meet again, and what the search of the admin reckons from the titles of all pages
MEMORY = {"wagtail_localize_string", "wagtail_localize_template", "wagtailsearch_indexentry"}
SEGMENTS = {"wagtail_localize_stringsegment", "wagtail_localize_overridablesegment"}  # cut anew from the page


def tables_that_differ(before, after):
    """Return the names of the tables whose rows are not the same."""
    return {name for name in before if before[name] != after[name]}
