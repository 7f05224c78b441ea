"""Two harvesters of OAI-PMH."""

import httpx2
import pytest
import sickle
from oaipmh_scythe import Scythe
from oaipmh_scythe.config import HTTPConfig

ENDPOINT = "http://testserver/oai"


@pytest.fixture
def web(client):
    """The portal over HTTP, without a network."""

    def answer(request):
        kind = request.headers.get("Content-Type", "")
        found = client.generic(request.method, request.url.raw_path.decode(), request.content, content_type=kind)
        return httpx2.Response(found.status_code, headers=dict(found.headers), content=found.content)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as harvester:
        yield harvester


@pytest.fixture(params=["GET", "POST"])
def method(request):
    """How a harvester asks."""
    return request.param


@pytest.fixture
def sickle_client(method, web):
    """The harvester Sickle."""

    class Client(sickle.Sickle):
        def _request(self, arguments):
            return (
                web.get(ENDPOINT, params=arguments) if self.http_method == "GET" else web.post(ENDPOINT, data=arguments)
            )

    return Client(ENDPOINT, http_method=method)


@pytest.fixture
def scythe_client(method, web):
    """The harvester oaipmh-scythe."""
    client = Scythe(ENDPOINT, http_config=HTTPConfig(http_method=method))
    client._client = web
    return client
