"""What the head of every page tells machines: JSON-LD, Open Graph, feeds."""

import datetime
import json

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from core.addresses import absolute
from core.head import Head
from core.sharing import address_of_picture
from knowledge.library.models import PublicationVersion
from projectdb.models import ProjectOrganisation
from reference.models import PageTheme
from tests.core.factories import ImageFactory
from tests.home.factories import AudiencePageFactory, FaqPageFactory, HomePageFactory
from tests.knowledge.glossary.factories import TermPageFactory
from tests.knowledge.learning.factories import CoursePageFactory
from tests.knowledge.library.factories import PublicationPageFactory
from tests.news.factories import EventPageFactory, NewsPageFactory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import CountryFactory, OrganisationFactory, ThemeFactory
from tests.site.page_types import PAGE_TYPES, make_page

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
every_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
ABOUT = {  # page type: type of what the page is about
    "HomePage": "WebSite",
    "ProjectPage": "Project",
    "CountryProfilePage": "Article",
    "PublicationPage": "Report",
    "PracticePage": "Article",
    "ToolPage": "LearningResource",
    "VideoPage": "VideoObject",
    "CoursePage": "Course",
    "ModulePage": "LearningResource",
    "LessonPage": "LearningResource",
    "FacilitatorPackPage": "LearningResource",
    "QuizPage": "Quiz",
    "EventPage": "Event",
    "NewsPage": "NewsArticle",
    "TermPage": "DefinedTerm",
    "GlossaryIndexPage": "DefinedTermSet",
}


def head_of(client, page):
    """Return the head of a page as a browser sees it."""
    return etree.HTML(client.get(page.url).content.decode()).find("head")


def data_of(client, page):
    """Return the JSON-LD of a page."""
    [text] = head_of(client, page).xpath("script[@type='application/ld+json']/text()")
    return json.loads(text)


def about(client, page):
    """Return what a page is about, by its JSON-LD."""
    return data_of(client, page)["mainEntity"]


def kind_of(entity):
    """Return the type of a thing of schema.org; a list of questions has none."""
    return entity["@type"] if isinstance(entity, dict) else None


def metas(client, page):
    """Return the Open Graph properties of a page; those that stand more than once as a list."""
    found = {}
    for meta in head_of(client, page).xpath("meta[@property]"):
        found.setdefault(meta.get("property"), []).append(meta.get("content"))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@every_type
def test_every_page_describes_itself(model, language, client):
    page = make_page(model, language=language)

    data = data_of(client, page)

    assert data["@context"] == "https://schema.org"
    assert data["@type"].endswith("Page")
    assert data["@id"] == absolute(page.url)
    assert (data["name"], data["inLanguage"]) == (page.title, language)
    assert kind_of(data.get("mainEntity")) == ABOUT.get(model.__name__)


def test_invented_content_is_not_told_as_fact(client):
    page = ProjectPageFactory(is_demo=True)

    assert head_of(client, page).xpath("script[@type='application/ld+json']") == []


@every_type
def test_the_description_of_a_page_costs_no_query(model, client, monkeypatch):
    page = make_page(model)
    client.get(page.url)
    with CaptureQueriesContext(connection) as described:
        client.get(page.url)
    monkeypatch.setattr(Head, "script", "")

    with CaptureQueriesContext(connection) as plain:
        client.get(page.url)

    assert len(described) == len(plain)


def test_a_description_cannot_leave_its_script(client):
    page = NewsPageFactory(title="</script><script>alert(1)</script>&\u2028")

    html = client.get(page.url).content.decode()

    assert "<script>alert" not in html
    assert about(client, page)["headline"] == page.title


def test_the_way_to_a_page_ends_at_itself(client):
    page = EventPageFactory()

    items = data_of(client, page)["breadcrumb"]["itemListElement"]

    assert [item["position"] for item in items] == [1, 2, 3]
    assert items[-1]["item"] == absolute(page.url)
    assert items[0]["item"] == absolute("/fr/")


def test_a_page_names_its_translations(client):
    page = AudiencePageFactory()
    other = AudiencePageFactory(language="en", translation_key=page.translation_key)

    assert data_of(client, page)["workTranslation"] == [{"@id": absolute(other.url)}]
    assert metas(client, page)["og:locale:alternate"] == "en_GB"


def part(role, code):
    """Return the part of a body in a project."""
    return ProjectOrganisation(role=role, organisation=OrganisationFactory(code=code), sort_order=int(role))


def test_a_project_tells_places_times_and_bodies(client):
    bodies = [part("1", "european-union"), part("2", "province")]
    page = ProjectPageFactory(origin="SN", destination="IT", starts_precision="month", organisations=bodies)

    found = about(client, page)

    assert [country["identifier"] for country in found["areaServed"]] == ["SN", "IT"]
    assert found["foundingDate"] == "2014-05"
    assert found["funder"] == [{"@type": "Organization", "name": "european-union fr"}]
    assert found["member"] == [{"@type": "Organization", "name": "province fr"}]


def test_a_page_tells_its_themes(client):
    page = ProjectPageFactory(themes=["youth", "health"])

    assert about(client, page)["knowsAbout"] == [
        {"@type": "DefinedTerm", "name": "youth fr", "termCode": "youth"},
        {"@type": "DefinedTerm", "name": "health fr", "termCode": "health"},
    ]


def test_a_publication_tells_its_files(client):
    version = PublicationVersion(language="es", title="Manual", url="https://example.org/manual.pdf", sort_order=0)
    page = PublicationPageFactory(publisher="PNUD", year=2015, doi="10.18356/8e4a", versions=[version])

    found = about(client, page)

    assert (found["datePublished"], found["inLanguage"]) == ("2015", ["es"])
    assert found["identifier"] == ["https://doi.org/10.18356/8e4a"]
    [file] = found["encoding"]
    assert (file["name"], file["url"]) == ("Manual", "https://example.org/manual.pdf")


def test_a_course_says_that_it_is_free_and_how_long_it_takes(client):
    found = about(client, CoursePageFactory(hours=20))

    assert found["offers"]["category"] == "Free"
    assert found["hasCourseInstance"] == {"@type": "CourseInstance", "courseMode": "Online", "courseWorkload": "PT20H"}
    assert found["provider"]["name"] == "M4D Net"


DAY = datetime.date(2027, 2, 11)
TEN = datetime.time(10)
DATES = {
    "a day": ({"starts_on": DAY}, ("2027-02-11", None)),
    "some days": ({"starts_on": DAY, "ends_on": datetime.date(2027, 2, 12)}, ("2027-02-11", "2027-02-12")),
    "an hour": ({"starts_on": DAY, "starts_at": TEN, "time_zone": "Europe/Paris"}, ("2027-02-11T10:00:00+01:00", None)),
    "a month": ({"starts_on": datetime.date(2027, 2, 1), "starts_precision": "month"}, ("2027-02", None)),
}


@pytest.mark.parametrize("name", DATES)
def test_an_event_tells_when_it_takes_place(name, client):
    fields, dates = DATES[name]

    found = about(client, EventPageFactory(**fields))

    assert (found["startDate"], found.get("endDate")) == dates


def test_an_event_tells_where_it_takes_place(client):
    place = {"place": "Dakar", "country": CountryFactory(code="SN")}
    page = EventPageFactory(starts_on=None, recurs_on="12-18", online_url="https://example.org/salle", **place)

    found = about(client, page)

    assert found["eventSchedule"] == {"@type": "Schedule", "repeatFrequency": "P1Y", "byMonth": 12, "byMonthDay": 18}
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [where["@type"] for where in found["location"]] == ["Place", "VirtualLocation"]
    assert found["location"][0]["address"]["addressCountry"] == "SN"


def test_frequent_questions_are_told_with_their_answers(client):
    question = {"category": None, "question": "Qui ?", "answer": "<p>Toute <b>commune</b> &amp; région.</p>"}
    page = FaqPageFactory(questions=[{"type": "question", "value": question}])

    data = data_of(client, page)

    assert data["@type"] == "FAQPage"
    [found] = data["mainEntity"]
    assert (found["name"], found["acceptedAnswer"]["text"]) == ("Qui ?", "Toute commune & région.")


def test_the_portal_offers_its_search(client):
    found = about(client, HomePageFactory(language="en"))

    assert found["potentialAction"]["target"]["urlTemplate"] == absolute("/en/search/?q={words}")
    assert found["potentialAction"]["query-input"] == "required name=words"


def test_a_term_belongs_to_the_glossary(client):
    page = TermPageFactory()

    assert about(client, page)["inDefinedTermSet"] == about(client, page.get_parent())["@id"]


def test_a_page_looks_well_where_it_is_shared(client):
    page = NewsPageFactory(listing_image=ImageFactory(description="Des élus"), summary="Un « atelier »")

    found = metas(client, page)

    assert found["og:title"] == page.title
    assert found["og:type"] == "article"
    assert found["og:description"] == "Un « atelier »"
    assert (found["og:url"], found["og:locale"], found["og:site_name"]) == (absolute(page.url), "fr_FR", "M4D Net")
    assert found["og:image"] == absolute(address_of_picture(page))
    assert found["og:image:alt"] == "Des élus"


def test_a_page_without_a_photograph_has_a_drawn_picture_named_by_its_title(client):
    page = NewsPageFactory(theme_links=[PageTheme(theme=ThemeFactory(), sort_order=0)])

    found = metas(client, page)

    assert found["og:image"] == absolute(address_of_picture(page))
    assert found["og:image:alt"] == page.title


def test_a_list_tells_its_feed_and_the_agenda_its_calendar(client):
    agenda = EventPageFactory(language="en").get_parent()

    links = head_of(client, agenda).xpath("link[@rel='alternate' and @title]")

    assert {link.get("type"): link.get("href") for link in links} == {
        "application/atom+xml": "/en/feeds/events.atom",
        "text/calendar": f"{agenda.url}agenda.ics",
    }


@pytest.mark.parametrize("path", ["/fr/search/", "/fr/il-ny-a-rien/", "/fr/feeds/"])
def test_what_is_no_page_describes_nothing(path, client):
    html = client.get(path).content.decode()

    assert "</head>" in html
    assert "ld+json" not in html
    assert "og:" not in html
