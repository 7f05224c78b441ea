"""Asking other sites: what counts as broken, and that no address leads into our own network."""

import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from core.outside import fetching
from core.outside.fetching import is_public, problem_of


class Site(BaseHTTPRequestHandler):
    """Another site: each path answers in its own way."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self):
        status = {"/gone": 404, "/no-head": 405, "/login": 403, "/down": 500, "/busy": 503}.get(self.path, 200)
        if self.path.startswith("/to/"):
            status = 302
        if self.command == "GET" and self.path == "/no-head":
            status = 200
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.path.removeprefix("/to/") or self.path)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"x" * 200_000)

    do_GET = do_HEAD  # noqa: N815 - the name that http.server looks for

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture
def site():
    """The address of another site on this machine."""
    Site.asked = []
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(url, allows=lambda _number: True):
    """Ask for an address as the portal does."""
    return problem_of(url, agent="M4DNet-LinkCheck/1.0", wait=lambda _host: None, allows=allows)


@pytest.mark.parametrize(
    ("path", "problem"),
    [("/", ""), ("/gone", "HTTP 404"), ("/down", "HTTP 500"), ("/busy", ""), ("/login", ""), ("/no-head", "")],
)
def test_an_address_is_broken_when_its_page_is_gone_and_not_when_it_asks_for_a_login(path, problem, site):
    assert ask(site + path) == problem


def test_a_head_is_asked_for_first_under_our_name(site):
    ask(site + "/no-head")

    assert Site.asked == [("HEAD", "/no-head", "M4DNet-LinkCheck/1.0"), ("GET", "/no-head", "M4DNet-LinkCheck/1.0")]


def test_redirects_are_followed_and_not_for_ever(site):
    assert ask(f"{site}/to//gone") == "HTTP 404"
    assert ask(f"{site}/to/") == "too many redirects"


def test_a_redirect_into_our_own_network_is_refused(site):
    def only_the_site(number):
        return number == "127.0.0.1"

    assert ask(f"{site}/to/http://[::1]:1/", only_the_site) == "not on the public internet"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://192.168.1.1/",
        "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0.0.0.0/", "http://100.64.0.1/", "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_our_own_network_is_never_asked(url):
    assert ask(url, is_public) == "not on the public internet"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "http://user:word@example.org/", "http:///x"]
)
def test_only_plain_addresses_of_the_web_are_asked(url):
    assert ask(url) == "not an address of the web"


def test_a_name_is_resolved_once_and_the_connection_goes_to_that_number(site, monkeypatch):
    numbers = iter(["127.0.0.1", "10.0.0.1"])
    port = int(site.rpartition(":")[2])
    monkeypatch.setattr(
        fetching.socket, "getaddrinfo", lambda *_args, **_kwargs: [(2, 1, 6, "", (next(numbers), port))]
    )

    assert ask(f"http://changing.example:{port}/") == ""
    assert next(numbers) == "10.0.0.1"


def test_a_name_with_one_private_number_is_refused(monkeypatch):
    found = [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_args, **_kwargs: found)

    assert ask("http://mixed.example/", is_public) == "not on the public internet"


def test_a_host_that_does_not_answer_is_told(site):
    port = int(site.rpartition(":")[2])

    assert ask(f"https://127.0.0.1:{port}/").startswith("certificate")
    assert ask("http://127.0.0.1:1/") == "connection: ConnectionRefusedError"


def drip(server, beginning):
    """Accept connections one by one and send each a byte now and then for ever."""
    while True:
        with suppress(OSError):
            connection = server.accept()[0]
            with connection, suppress(OSError):
                connection.sendall(beginning)
                while True:
                    time.sleep(0.02)
                    connection.sendall(b"x")
        if server.fileno() < 0:
            return


@pytest.mark.parametrize(
    ("scheme", "beginning"),
    [("http", b"HTTP/1.1 200 OK\r\nX-Slow: "), ("https", bytes.fromhex("1603034000"))],  # a header; a record of TLS
)
def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(scheme, beginning, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server, beginning), daemon=True).start()
        began = time.monotonic()

        problem = ask(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/")

    assert problem == "timeout"
    assert time.monotonic() - began < fetching.SECONDS
