"""The protocol: what oai_repo 0.5 answers, and what it leaves to be checked (docs/decisions/0011-oai-pmh.md)."""

import datetime
import re
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import cached_property
from lxml import etree
from oai_repo import DataInterface, Identify, MetadataFormat, OAIRepository, RecordHeader, Set
from oai_repo.error import OAIErrorResponse
from oai_repo.exceptions import OAIErrorBadArgument, OAIErrorBadResumptionToken, OAIErrorBadVerb
from oai_repo.helpers import datestamp_long
from oai_repo.repository import VERBS
from oai_repo.request import OAIRequest
from oai_repo.response import OAIResponse
from wagtail.models import Page

from interop.oai.dublin_core import OAI_DC, records_in_dublin_core
from interop.oai.records import SETS, Records, identifier_of, sets_of
from interop.pages import NOT_IN_XML

FORMAT = MetadataFormat("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", OAI_DC)
STAMP = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")
DAY_LENGTH = len("2026-03-04")
SILENT_ON_ARGUMENTS = ("badVerb", "badArgument")  # OAI-PMH 3.2: their answers repeat no arguments
BAD_TOKEN = "The resumption token is not one of this repository, or the list has changed since: begin again."  # noqa: S105


class Identity(Identify):
    """The description of the repository; it comes from settings, which the start of the portal has checked."""

    def errors(self) -> list[str]:
        return []  # the check of the package refuses a host without a full stop, such as that of a first run


class PortalData(DataInterface):
    """What the protocol asks of the portal, for one request; pages are loaded once."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.limit = settings.OAI_PAGE_SIZE
        self.found: dict[str, Page] = {}

    @cached_property
    def identity(self) -> Identity:
        """The description of the repository."""
        return Identity(
            repository_name=settings.SITE_NAME,
            base_url=self.base_url,
            admin_email=[settings.DEFAULT_FROM_EMAIL],
            earliest_datestamp=datestamp_long(Records.all().earliest()),
            deleted_record="no",
            granularity="YYYY-MM-DDThh:mm:ssZ",
        )

    def get_identify(self) -> Identity:
        return self.identity

    def get_metadata_formats(self, identifier: str | None = None) -> list[MetadataFormat]:
        return [FORMAT]

    def list_set_specs(self, identifier: str | None = None, cursor: int = 0) -> tuple[list[str], int, None]:
        return list(SETS), len(SETS), None

    def get_set(self, setspec: str) -> Set:
        return Set(setspec, SETS[setspec], [])

    def is_valid_identifier(self, identifier: str) -> bool:
        page = Records.all().identified_by(identifier)
        if page:
            self.found = {identifier: page}
        return page is not None

    def list_identifiers(
        self,
        metadataprefix: str,
        filter_from: datetime.datetime | None = None,
        filter_until: datetime.datetime | None = None,
        filter_set: str | None = None,
        cursor: int = 0,
    ) -> tuple[list[str], int, int]:
        records = Records.all().between(filter_from, filter_until).in_set(filter_set)
        size, state = records.measure()
        if cursor and not 0 < cursor < size:
            raise OAIErrorBadResumptionToken(BAD_TOKEN)
        self.found = {identifier_of(page): page for page in records.pages[cursor : cursor + self.limit]}
        return list(self.found), size, state

    def get_records_header(self, identifiers: list[str]) -> list[RecordHeader]:
        pages = [self.found[identifier] for identifier in identifiers]
        return [RecordHeader(identifier_of(page), datestamp_long(page.stamp), sets_of(page)) for page in pages]

    def get_records_metadata(self, identifiers: list[str], metadataprefix: str) -> list[etree._Element]:
        pages = [self.found[identifier] for identifier in identifiers]
        metadata = records_in_dublin_core(pages)
        return [metadata[page.pk] for page in pages]

    def get_records_abouts(self, identifiers: list[str]) -> list[list]:
        return [[] for _identifier in identifiers]


class PortalRepository(OAIRepository):
    """The repository; it refuses what the protocol forbids and the package lets pass."""

    def answer(self, query: QueryDict) -> OAIResponse:
        """Answer a request; the answer repeats its arguments, the verb among them (OAI-PMH 3.2)."""
        response = self.process(dict(query.lists()))
        if not (isinstance(response, OAIErrorResponse) and response.code in SILENT_ON_ARGUMENTS):
            for name, value in query.items():
                response.root().find("request").set(name, value)
        return response

    @staticmethod
    def create_request(args: dict[str, list[str]]) -> OAIRequest:
        if len(args.get("verb", [])) != 1 or args["verb"][0] not in VERBS:
            raise OAIErrorBadVerb("There must be one verb, and it must be one of the protocol.")
        if any(len(values) > 1 for values in args.values()):
            raise OAIErrorBadArgument("An argument stands more than once.")
        if any(NOT_IN_XML.search(text) for name, [value] in args.items() for text in (name, value)):
            raise OAIErrorBadArgument("A value has characters that XML does not.")
        try:
            request = OAIRepository.create_request({name: value for name, [value] in args.items()})
        except OAIErrorBadResumptionToken:
            raise OAIErrorBadResumptionToken(BAD_TOKEN) from None
        if "resumptionToken" in request.args:
            check_token(request)
        if hasattr(request, "filter_from"):
            check_dates(request)
        return request


def check_token(request: OAIRequest) -> None:
    """Refuse a token that this repository has not made; ListSets makes none."""
    token: Any = getattr(request, "token", None)
    if token is None or token.cursor is None or token.cursor < 0 or not token.complete_list_size:
        raise OAIErrorBadResumptionToken(BAD_TOKEN)


def check_dates(request: Any) -> None:
    """Refuse dates that the protocol does not know, and make days reach from their first second to their last."""
    dates = [date for date in (request.filter_from, request.filter_until) if date is not None]
    if not all(STAMP.fullmatch(date) for date in dates):
        raise OAIErrorBadArgument("Write a date as 2026-03-04 or 2026-03-04T05:06:07Z.")
    if len({len(date) for date in dates}) > 1:
        raise OAIErrorBadArgument("Both dates must have the same granularity.")
    if dates != sorted(dates):
        raise OAIErrorBadArgument("The first date must not be after the last.")
    if dates and len(dates[0]) == DAY_LENGTH:
        request.filter_from = request.filter_from and f"{request.filter_from}T00:00:00Z"
        request.filter_until = request.filter_until and f"{request.filter_until}T23:59:59Z"
