"""What the records of OAI-PMH tell, in Dublin Core and in the language of their page."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from core.addresses import absolute
from interop.oai.records import KINDS
from knowledge.library.models import PublicationVersion
from reference.models import PageCountry, PageTheme
from tests.knowledge.library.factories import PublicationPageFactory
from tests.reference.factories import CountryFactory, LicenceFactory, ThemeFactory
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
FORMAT = {"metadataPrefix": "oai_dc"}
OAI = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MORNING = datetime.datetime(2026, 3, 1, 5, 6, 7, 890, tzinfo=datetime.UTC)


def ask(client, **arguments):
    """Return the answer to a request as XML."""
    return etree.fromstring(client.get("/oai", arguments).content)


def publication(language, **fields):
    """Make a publication with all that a record can tell."""
    return PublicationPageFactory(
        language=language, publisher="PNUD & OIM", year=2015, licence=LicenceFactory(code="cc-by", url="https://cc.org/by"),
        doi="10.18356/8e4a5f4a-en", theme_links=[PageTheme(theme=ThemeFactory(code="youth"), sort_order=0)],
        country_links=[PageCountry(country=CountryFactory(code="SN"), sort_order=0)],
        versions=[PublicationVersion(language="pt", url="https://example.org/guia.pdf", sort_order=0)],
        last_published_at=MORNING, **fields,
    )  # fmt: skip


def told(page, language):
    """Return what the record of that publication must say."""
    return {
        "title": ["Manuel & guide"],
        "identifier": [absolute(page.url), "https://doi.org/10.18356/8e4a5f4a-en"],
        "language": [language, "pt"],
        "description": [page.summary],
        "subject": [f"youth {language}"],
        "coverage": [f"SN {language}"],
        "type": [f"handbook {language}", "Text"],
        "publisher": ["PNUD & OIM"],
        "date": ["2015"],
        "rights": [f"cc-by {language}", "https://cc.org/by"],
        "relation": ["https://example.org/guia.pdf"],
    }


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_record_is_told_in_its_language(language, sickle_client, scythe_client):
    page = publication(language, title="Manuel & guide\x0b")
    identifier = f"oai:localhost:{page.translation_key}/{language}"

    record = sickle_client.GetRecord(identifier=identifier, **FORMAT)
    other = scythe_client.get_record(identifier, "oai_dc")

    assert record.header.datestamp == "2026-03-01T05:06:07Z"
    assert record.metadata == other.metadata == told(page, language)


def test_texts_say_their_language_and_records_their_translations(client):
    page = publication("fr", slug="manuel")
    other = publication("en", slug="handbook", translation_key=page.translation_key)

    root = ask(client, verb="ListRecords", **FORMAT, set="language:en")

    [title] = root.findall(".//dc:title", OAI)
    relations = [node.text for node in root.findall(".//dc:relation", OAI)]
    assert (title.text, title.get(LANG)) == (other.title, "en")
    assert absolute(page.url) in relations
    assert absolute(f"/en/{other.url_path.split('/', 2)[2]}") not in relations


@pytest.mark.parametrize("model", [model for models in KINDS.values() for model in models], ids=lambda m: m.__name__)
def test_every_kind_of_page_has_a_record_with_what_dublin_core_needs(model, client):
    page = make_page(model, last_published_at=MORNING)
    identifier = f"oai:localhost:{page.translation_key}/fr"

    root = ask(client, verb="GetRecord", identifier=identifier, **FORMAT)

    names = {etree.QName(node).localname for node in root.iterfind(".//dc:*", OAI)}
    assert {"title", "identifier", "language", "description", "type"} <= names


def test_harvesting_asks_as_often_for_many_records_as_for_few(client):
    publication("fr")
    with CaptureQueriesContext(connection) as few:
        ask(client, verb="ListRecords", **FORMAT)
    for number in range(20):
        publication("fr", title=f"Manuel {number}")

    with CaptureQueriesContext(connection) as many:
        assert len(ask(client, verb="ListRecords", **FORMAT).findall(".//o:record", OAI)) == 21

    assert len(many) == len(few)
