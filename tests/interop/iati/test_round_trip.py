"""What is exported and imported into an empty portal means the same when it is exported again."""

import datetime
from uuid import uuid4

import pytest
from django.utils.translation import override
from lxml import etree

from core.models import RelatedPage
from projectdb.models import ProjectIndexPage, ProjectOrganisation, ProjectPage, ProjectTerritory
from reference.models import PageStandardCode, PageTheme
from tests.interop.iati.activities import PUBLISHED, make_portal, outcomes, send
from tests.interop.iati.comparing import meaning
from tests.interop.spreadsheets.files import faults_of, take
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/iati/activities.xml"
NAMES = ("title", "summary", "key_objective", "target_groups")
TEXTS = {
    "en": ("Towns & diasporas", "What <it> does.", "To tie\n\nthem.", "Mayors"),
    "es": ("Municipios y diásporas", "Lo que hace.", "Unirlos.", "Alcaldes"),
}


@pytest.fixture(autouse=True)
def portal():
    with override("en"):
        make_portal()
        yield


def result(unit):
    """Return a measured result, the same in every language."""
    value = {"value": "268.5", "unit": unit, "year": 2016}
    return [{"type": "result", "value": value, "id": "5c3b0c7e-3df4-4a3b-8a6f-2c9a5e5f0e11"}]


def built(language):
    """Return a body with a heading, paragraphs, a list and a quotation."""
    text = f"<p>Un &amp; <b>deux</b> {language}<br/>trois</p><ul><li>Quatre</li><li>Cinq</li></ul>"
    return [
        {"type": "heading", "value": {"text": f"Titre < {language}", "level": "2"}, "id": str(uuid4())},
        {"type": "rich_text", "value": text, "id": str(uuid4())},
        {"type": "quote", "value": {"text": f"<p>Mot {language}</p>", "source": "Maire"}, "id": str(uuid4())},
    ]


def whole_project():
    """Make a project that tells everything an activity can tell, in three languages."""
    page = ProjectPageFactory(
        parent=ProjectIndexPage.objects.get(locale__language_code="fr"),
        title="Communes & diasporas", summary="Ce qu’il fait.", key_objective="Les relier.", target_groups="Maires",
        status_id="closed", scope="6", website="https://example.org/upala", starts_on=datetime.date(2014, 5, 1),
        starts_precision="month", ends_on=datetime.date(2016, 1, 1), ends_precision="year",
        budget_amount="230000.50", budget_currency="USD", budget_value_on=datetime.date(2014, 6, 1),
        results=result("jeunes formés"), body=built("fr"),
        territories=[
            ProjectTerritory(role="origin", country_id="SN", territory_id="SN-DB", sort_order=0),
            ProjectTerritory(role="origin", country_id="ML", name="Rive (nord); aval", sort_order=1),
            ProjectTerritory(role="destination", country_id="IT", name="Vénétie", sort_order=2),
            ProjectTerritory(role="return", country_id="MA", sort_order=3),
        ],
        organisations=[
            ProjectOrganisation(organisation_id="undp", role="2", sort_order=0),
            ProjectOrganisation(name="11 communes; et d’autres", organisation_type_id="11", role="4", sort_order=1),
        ],
        theme_links=[PageTheme(theme_id="youth", sort_order=0), PageTheme(theme_id="diaspora", sort_order=1)],
        code_links=[
            PageStandardCode(code_id=code, sort_order=number, **weight)
            for number, (code, weight) in enumerate([
                ("sector-15190", {}), ("sector-15112", {}), ("sdg-goal-10", {}), ("sdg-target-17.10", {}),
                ("gcm-19", {}), ("marker-1", {"significance": 2}),
            ])
        ],
    )  # fmt: skip
    for language, texts in TEXTS.items():
        parent = ProjectIndexPage.objects.get(locale__language_code=language)
        told = dict(zip(NAMES, texts, strict=True)) | {"results": result(f"people {language}"), "body": built(language)}
        ProjectPageFactory(parent=parent, translation_key=page.translation_key, **told)
    return page


def published_project():
    """Make a project that another publisher has told of first, a part of another one."""
    french = ProjectIndexPage.objects.get(locale__language_code="fr")
    one = [ProjectOrganisation(name="Agence", role="1", sort_order=0)]
    part = ProjectPageFactory(
        parent=french, title="Partie", status_id="ongoing", iati_identifier="XM-EX-1", organisations=one
    )
    RelatedPage.objects.create(page=part, target=whole_project(), relation=RelatedPage.Relation.PART_OF)


def test_export_and_import_into_an_empty_portal_keep_the_meaning(client):
    published_project()
    first = client.get(ADDRESS).content
    ProjectPage.objects.all().delete()

    spreadsheet = take(send(first))

    assert faults_of(spreadsheet) == []
    assert len(etree.fromstring(first)) == 2
    assert meaning(client.get(ADDRESS).content) == meaning(first)


def test_an_export_changes_nothing_in_the_portal_that_wrote_it(client):
    published_project()

    spreadsheet = send(client.get(ADDRESS).content)

    assert faults_of(spreadsheet) == []
    assert set(outcomes(spreadsheet).values()) == {"unchanged"}
    assert "body" not in {conflict["column"] for row in spreadsheet.rows.all() for conflict in row.conflicts}


def test_a_built_description_is_exported_as_paragraphs(client):
    whole_project()

    root = etree.fromstring(client.get(ADDRESS).content)

    texts = root.xpath("//description[@type='4']/narrative/text()")
    assert texts[0] == "Titre < fr\n\nUn & deux fr\ntrois\n\nQuatre\n\nCinq\n\nMot fr"
    assert [text.split("\n")[0] for text in texts[1:]] == ["Titre < en", "Titre < es"]


def test_a_version_with_other_paragraphs_is_no_translation_of_the_description(client):
    page = whole_project()
    ProjectPage.objects.filter(translation_key=page.translation_key, locale__language_code="en").update(
        body=built("")[:1]
    )
    first = client.get(ADDRESS).content
    ProjectPage.objects.all().delete()

    take(send(first))

    assert len(etree.fromstring(first).xpath("//description[@type='4']/narrative")) == 2
    assert meaning(client.get(ADDRESS).content) == meaning(first)


def test_a_built_description_is_overwritten_by_a_text_only_where_that_is_chosen(client):
    page = whole_project()
    changed = client.get(ADDRESS).content.replace(b"Cinq", b"Six")

    spreadsheet = send(changed)

    row = spreadsheet.rows.get()
    assert {"body", "body@en", "body@es"} <= {conflict["column"] for conflict in row.conflicts}
    take(spreadsheet)
    page.refresh_from_db()
    assert [block.block_type for block in page.body] == ["heading", "rich_text", "quote"]


def test_what_another_publisher_told_comes_back_the_same(client):
    take(send(PUBLISHED.encode()))
    first = client.get(ADDRESS).content
    ProjectPage.objects.all().delete()

    take(send(first))

    assert meaning(client.get(ADDRESS).content) == meaning(first)
    assert b"XX-EX-1-0042" in first
    assert b'xml:lang="en"' in first
