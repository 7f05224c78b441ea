"""The description of the API (OpenAPI): asked all that it allows, the API keeps it."""

import re

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as effort

from interop.api.items import collections
from interop.api.views import api
from tests.projectdb.factories import ProjectPageFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

EXAMPLE = re.compile(r"curl 'PORTAL_URL(/[^']*/api/[^']*)'")
EXAMPLES = 6  # for each address

schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/fr/api/v1/"))
schema.app = get_wsgi_application()
OPERATIONS = [operation.ok() for operation in schema.get_all_operations()]


@pytest.fixture
def one_of_each(db):
    """Make a page of each type, and what the examples ask for."""
    ProjectPageFactory(origin="SN", destination="MA", themes=["diaspora"])
    for model in collections().values():
        make_page(model)
    bring_up_to_date()
    for signal in (request_started, request_finished):  # as Django's own client does it: the test keeps its connection
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.path)
def test_every_answer_is_as_described(operation, one_of_each):
    """Schemathesis has a decorator for this; its tests bear one name, and all but one get lost among workers."""

    @effort(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case):
        case.call_and_validate(headers={"Host": "testserver", "Accept-Encoding": "identity"})

    ask()


def test_the_description_is_served_as_it_is(client, db):
    served = client.get("/fr/api/v1/openapi.json").json()
    assert served["paths"].keys() == api.get_openapi_schema(path_prefix="/fr/api/v1/")["paths"].keys()
    assert served["openapi"].startswith("3.1")
    parameters = served["paths"]["/fr/api/v1/projects/"]["get"]["parameters"]
    assert "Country: codes, one of which must fit" in [parameter["description"] for parameter in parameters]


@pytest.mark.parametrize("name", collections())
def test_every_parameter_of_a_list_is_described_and_known(client, db, name):
    operation = api.get_openapi_schema(path_prefix="/fr/api/v1/")["paths"][f"/fr/api/v1/{name}/"]["get"]
    for parameter in operation["parameters"]:
        notes = client.get(reverse(f"api:{name}"), {parameter["name"]: "zz"}).json()["notes"]
        assert not [note for note in notes if "paramètre" in note]


def test_the_examples_of_the_documents_run(client, one_of_each):
    addresses = EXAMPLE.findall((settings.BASE_DIR / "docs/interfaces.md").read_text())
    assert len(addresses) == 5
    for address in addresses:
        response = client.get(address.replace("&page=2", ""))  # there is one page of events
        assert response.status_code == 200
        assert response.json().get("notes", []) == []
