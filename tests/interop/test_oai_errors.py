"""What OAI-PMH 2.0 refuses, each with its code; nothing that one may send is an error of the server."""

import base64

import pytest
from lxml import etree

from tests.knowledge.library.factories import PublicationPageFactory

pytestmark = pytest.mark.django_db
OAI = {"o": "http://www.openarchives.org/OAI/2.0/"}
NOBODY = "00000000-0000-4000-8000-000000000000"


def token(text: str) -> str:
    """Return a token as only a stranger would make it."""
    return base64.b64encode(text.encode()).decode()


LIST = "verb=ListRecords&metadataPrefix=oai_dc"
ERRORS = {
    "": "badVerb",
    "verb=": "badVerb",
    "verb=Harvest": "badVerb",
    "verb=%00": "badVerb",
    "verb=Identify&verb=Identify": "badVerb",
    "verb=Identify&set=language": "badArgument",
    "verb=ListRecords": "badArgument",
    "verb=ListIdentifiers": "badArgument",
    "verb=GetRecord&metadataPrefix=oai_dc": "badArgument",
    f"{LIST}&colour=blue": "badArgument",
    f"{LIST}&set=language&set=language": "badArgument",
    f"{LIST}&set=%00": "badArgument",
    f"{LIST}&%00=x": "badArgument",
    f"{LIST}&from=yesterday": "badArgument",
    f"{LIST}&from=2026-02-30": "badArgument",
    f"{LIST}&from=2026-3-4": "badArgument",
    f"{LIST}&from=": "badArgument",
    f"{LIST}&until=0000-01-01": "badArgument",
    f"{LIST}&from=2026-03-04&until=2026-03-05T00:00:00Z": "badArgument",
    f"{LIST}&from=2026-03-05&until=2026-03-04": "badArgument",
    f"{LIST}&resumptionToken=x": "badArgument",
    f"{LIST}&set=nothing": "noRecordsMatch",
    f"{LIST}&set=publications:de": "noRecordsMatch",
    f"{LIST}&set=practices": "noRecordsMatch",
    f"{LIST}&from=2099-01-01": "noRecordsMatch",
    "verb=ListRecords&metadataPrefix=marc": "cannotDisseminateFormat",
    "verb=ListIdentifiers&metadataPrefix=marc": "cannotDisseminateFormat",
    f"verb=GetRecord&identifier=oai:localhost:{NOBODY}/fr&metadataPrefix=oai_dc": "idDoesNotExist",
    "verb=GetRecord&identifier=nothing&metadataPrefix=oai_dc": "idDoesNotExist",
    "verb=ListMetadataFormats&identifier=nothing": "idDoesNotExist",
    "verb=ListSets&resumptionToken=x": "badResumptionToken",
}
TOKENS = {
    "no token": "x",
    "letters that are no base64": "é",
    "nothing in it": token(""),
    "no place": token("metadataPrefix=oai_dc&s=3"),
    "no length": token("metadataPrefix=oai_dc&c=0"),
    "a place before the list": token("metadataPrefix=oai_dc&c=-500&s=3&h=x"),
    "a place behind the list": token("metadataPrefix=oai_dc&c=900&s=1"),
    "a place beyond all numbers": token(f"metadataPrefix=oai_dc&c={10**40}&s=1"),
    "another list": token("metadataPrefix=oai_dc&c=0&s=1&h=x"),
    "a time beyond all clocks": token(f"metadataPrefix=oai_dc&c=0&s=1&e={10**40}"),
}


def error(response):
    """Return the code of the error in an answer."""
    assert response.status_code == 200
    return etree.fromstring(response.content).find("o:error", OAI).get("code")


@pytest.mark.parametrize("query", ERRORS)
def test_a_wrong_request_is_refused_by_its_code(query, client):
    PublicationPageFactory()

    by_get = client.get(f"/oai?{query}")
    by_post = client.post("/oai", query, content_type="application/x-www-form-urlencoded")

    assert error(by_get) == error(by_post) == ERRORS[query]


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
@pytest.mark.parametrize("name", TOKENS)
def test_a_token_of_another_is_refused(name, verb, client):
    PublicationPageFactory()

    answer = client.get("/oai", {"verb": verb, "resumptionToken": TOKENS[name]})

    assert error(answer) == "badResumptionToken"


def test_a_record_of_another_format_is_refused(client):
    page = PublicationPageFactory()
    arguments = {
        "verb": "GetRecord",
        "identifier": f"oai:localhost:{page.translation_key}/fr",
        "metadataPrefix": "marc",
    }

    assert error(client.get("/oai", arguments)) == "cannotDisseminateFormat"


def test_the_formats_of_all_and_of_one_record_are_told(client):
    page = PublicationPageFactory()

    for arguments in ({}, {"identifier": f"oai:localhost:{page.translation_key}/fr"}):
        root = etree.fromstring(client.get("/oai", {"verb": "ListMetadataFormats", **arguments}).content)

        assert root.findtext(".//o:metadataPrefix", namespaces=OAI) == "oai_dc"


def test_a_repository_without_records_has_a_first_day(client):
    root = etree.fromstring(client.get("/oai", {"verb": "Identify"}).content)

    assert root.findtext(".//o:earliestDatestamp", namespaces=OAI) == "1970-01-01T00:00:00Z"


def test_other_methods_are_refused(client):
    assert client.put("/oai").status_code == 405
