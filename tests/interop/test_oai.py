"""OAI-PMH 2.0 as two harvesters of other houses understand it, page after page."""

import datetime

import pytest
from lxml import etree
from sickle.oaiexceptions import BadResumptionToken, NoRecordsMatch
from wagtail.models import PageViewRestriction

from core.addresses import absolute
from interop.oai.records import KINDS, SETS
from tests.knowledge.learning.factories import LessonPageFactory
from tests.knowledge.library.factories import PracticePageFactory, PublicationPageFactory
from tests.news.factories import NewsPageFactory

pytestmark = pytest.mark.django_db
FORMAT = {"metadataPrefix": "oai_dc"}
OAI = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}
DAYS = [datetime.datetime(2026, 3, day, 5, 6, 7, 890, tzinfo=datetime.UTC) for day in range(1, 8)]


def ask(client, **arguments):
    """Return the answer to a request as XML."""
    response = client.get("/oai", arguments)
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
    assert response.cookies == {}
    return etree.fromstring(response.content)


def error_of(client, **arguments):
    """Return the code of the error that a request gets."""
    return ask(client, **arguments).find("o:error", OAI).get("code")


def make_library():
    """Make seven publications in each language on days of March, a practice, a lesson; and what is not offered."""
    for language in ("fr", "en", "es"):
        for day in DAYS:
            PublicationPageFactory(language=language, last_published_at=day)
    PracticePageFactory(language="es", last_published_at=DAYS[0])
    LessonPageFactory(language="en", last_published_at=DAYS[0])
    PublicationPageFactory(is_demo=True)
    PublicationPageFactory(live=False)
    NewsPageFactory()
    closed = PracticePageFactory()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)


SETS_AND_SIZES = {
    None: 25,  # a lesson brings its course and its module
    "publications": 21,
    "publications:en": 7,
    "practices": 1,
    "training": 3,
    "training:en": 3,
    "language": 25,
    "language:fr": 7,
    "language:en": 10,
    "language:es": 8,
}


@pytest.mark.parametrize("spec", SETS_AND_SIZES)
def test_two_harvesters_get_each_record_of_a_set_once(spec, sickle_client, scythe_client, settings):
    settings.OAI_PAGE_SIZE = 4
    make_library()
    wanted = {} if spec is None else {"set": spec}

    harvests = [
        [record.header.identifier for record in sickle_client.ListRecords(**FORMAT, **wanted)],
        [header.identifier for header in sickle_client.ListIdentifiers(**FORMAT, **wanted)],
        [record.header.identifier for record in scythe_client.list_records(set_=spec)],
        [header.identifier for header in scythe_client.list_identifiers(set_=spec)],
    ]

    assert all(len(harvest) == len(set(harvest)) == SETS_AND_SIZES[spec] for harvest in harvests)
    assert all(harvest == harvests[0] for harvest in harvests)


@pytest.mark.parametrize("size", [1, 7, 20, 21, 22])
def test_the_last_page_has_an_empty_token_and_a_list_of_one_page_none(size, client, settings):
    settings.OAI_PAGE_SIZE = size
    make_library()
    arguments, tokens, records = FORMAT | {"set": "publications"}, [], 0
    while arguments:
        answer = ask(client, verb="ListRecords", **arguments)
        records += len(answer.findall(".//o:record", OAI))
        tokens.append(answer.findtext(".//o:resumptionToken", namespaces=OAI))
        arguments = {"resumptionToken": tokens[-1]} if tokens[-1] else {}

    assert records == 21
    assert tokens[-1] == (None if size >= 21 else "")
    assert len(tokens) == -(-21 // size)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"from": "2026-03-06"}, 2),
        ({"until": "2026-03-02"}, 2),
        ({"from": "2026-03-03", "until": "2026-03-05"}, 3),
        ({"from": "2026-03-03T05:06:07Z", "until": "2026-03-03T05:06:07Z"}, 1),
        ({"from": "2026-03-03T05:06:08Z"}, 4),
        ({"until": "2026-03-03T05:06:06Z"}, 2),
        ({"until": "9999-12-31"}, 7),
    ],
)
def test_harvesters_ask_for_what_is_new(dates, expected, sickle_client, scythe_client, settings):
    settings.OAI_PAGE_SIZE = 2
    make_library()

    by_sickle = list(sickle_client.ListRecords(**FORMAT, **dates, set="publications:fr"))
    by_scythe = list(
        scythe_client.list_records(from_=dates.get("from"), until=dates.get("until"), set_="publications:fr")
    )

    assert len(by_sickle) == len(by_scythe) == expected
    assert by_sickle[0].header.datestamp.endswith("05:06:07Z")


def test_the_repository_presents_itself(sickle_client, scythe_client):
    PublicationPageFactory(last_published_at=DAYS[2])
    PublicationPageFactory(last_published_at=DAYS[1])

    for found in (sickle_client.Identify(), scythe_client.identify()):
        assert found.repositoryName == "M4D Net"
        assert found.baseURL == absolute("/oai")
        assert found.protocolVersion == "2.0"
        assert found.earliestDatestamp == "2026-03-02T05:06:07Z"
        assert (found.deletedRecord, found.granularity) == ("no", "YYYY-MM-DDThh:mm:ssZ")


def test_sets_stand_below_one_another(sickle_client, scythe_client):
    found = [each.setSpec for each in sickle_client.ListSets()]

    assert found == [each.setSpec for each in scythe_client.list_sets()] == list(SETS)
    assert {spec.partition(":")[0] for spec in found} == {*KINDS, "language"}
    assert "practices:es" in found


def test_a_record_tells_its_sets(sickle_client):
    page = PracticePageFactory(language="es")

    header = next(iter(sickle_client.ListIdentifiers(**FORMAT)))

    assert header.setSpecs == ["practices:es", "language:es"]
    assert header.identifier == f"oai:localhost:{page.translation_key}/es"


def test_a_list_that_changes_meanwhile_begins_again(sickle_client, settings):
    settings.OAI_PAGE_SIZE = 1
    pages = [PublicationPageFactory() for _number in range(3)]
    records = sickle_client.ListRecords(**FORMAT)
    next(records)

    pages[0].unpublish()
    PublicationPageFactory()

    with pytest.raises(BadResumptionToken):
        next(records)


def test_nothing_to_harvest_is_said(sickle_client):
    with pytest.raises(NoRecordsMatch):
        sickle_client.ListRecords(**FORMAT)


def test_an_answer_repeats_the_request(client):
    PublicationPageFactory()

    request = ask(client, verb="ListRecords", **FORMAT, set="language:fr").find("o:request", OAI)
    refused = ask(client, verb="ListRecords", metadataPrefix="marc").find("o:request", OAI)
    wrong = ask(client, verb="ListRecords", colour="blue").find("o:request", OAI)

    assert request.text == absolute("/oai")
    assert dict(request.attrib) == {"verb": "ListRecords", "set": "language:fr"} | FORMAT
    assert dict(refused.attrib) == {"verb": "ListRecords", "metadataPrefix": "marc"}
    assert dict(wrong.attrib) == {}
