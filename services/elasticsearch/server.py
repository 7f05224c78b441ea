"""Talking to an Elasticsearch server with nothing but the standard library."""

import json
import ssl
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from services.elasticsearch.node import ElasticsearchError

TIMEOUT = 60  # seconds


class Server:
    """A server, local or official; `api_key` is encoded as Elasticsearch gives it, `ca_certs` a file."""

    def __init__(self, url: str, api_key: str = "", ca_certs: str = "") -> None:
        self.url = url
        self.headers = {"Content-Type": "application/json"}
        if api_key:
            self.headers["Authorization"] = f"ApiKey {api_key}"
        handlers: list[urllib.request.BaseHandler] = []
        if urlsplit(url).hostname == "127.0.0.1":
            handlers.append(urllib.request.ProxyHandler({}))
        if ca_certs:
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca_certs)))
        self.opener = urllib.request.build_opener(*handlers)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Return the answer to a request. Raises `ElasticsearchError` with that of the server if it is an error."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/{path}", data, self.headers, method=method)
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                return json.loads(answer.read() or "{}")
        except urllib.error.HTTPError as error:
            with error:
                raise ElasticsearchError(f"{method} {path}: {error.code} {error.read().decode()[:500]}") from None
        except OSError as error:
            raise ElasticsearchError(f"{self.url} does not answer: {error}") from None

    def remove(self, prefix: str) -> None:
        """Delete the indices and the sets of synonyms whose names begin with `prefix`."""
        for name in self.ask("GET", f"{prefix}*?expand_wildcards=all"):
            self.ask("DELETE", name)
        for each in self.ask("GET", "_synonyms?size=1000")["results"]:
            if each["synonyms_set"].startswith(prefix):
                self.ask("DELETE", f"_synonyms/{each['synonyms_set']}")
