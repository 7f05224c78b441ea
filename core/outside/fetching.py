"""Asking another site whether an address is there, without letting it lead us into our own network.

A name is resolved once, its numbers must all be public, and the connection goes to the number that was checked: a
name that answers differently a moment later changes nothing. Each redirect goes through the same.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

REDIRECTS, SECONDS, BYTES = 5, 10, 65_536
LONGEST = 30.0  # seconds for one answer, for a server may send a byte now and then for ever
MOVED = (301, 302, 303, 307, 308)
GONE = (404, 410)
Allows = Callable[[str], bool]


class RefusedError(Exception):
    """An address that must not be asked: another scheme, a name with a password, a number of a private network."""


@dataclass(frozen=True)
class Answer:
    """What came back: a status of HTTP, and where it leads on."""

    status: int
    location: str = ""


def is_public(number: str) -> bool:
    """Say whether an IP number belongs to the public internet."""
    ip = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and inner.is_global and not inner.is_multicast


def problem_of(url: str, *, agent: str, wait: Callable[[str], None], allows: Allows = is_public) -> str:
    """Return why an address leads nowhere, in a few English words; empty if it leads somewhere.

    What asks for a login, refuses programs or is overloaded counts as being there. `wait` is called with the host
    before each request; `allows` says which IP numbers may be asked.
    """
    try:
        status = final_status(url, agent, wait, allows)
    except RefusedError as error:
        return str(error)
    except TimeoutError:
        return "timeout"
    except ssl.SSLError as error:
        return f"certificate: {error.reason or error}"[:200]
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        return f"connection: {type(error).__name__}"
    return f"HTTP {status}" if status in GONE or (status >= 500 and status != 503) else ""


def final_status(url: str, agent: str, wait: Callable[[str], None], allows: Allows) -> int:
    """Return the status at the end of the redirects of an address. Raises `RefusedError` if there are too many."""
    for _step in range(REDIRECTS + 1):
        answer = ask("HEAD", url, agent, wait, allows)
        if answer.status >= 400:  # many servers know no HEAD
            answer = ask("GET", url, agent, wait, allows)
        if answer.status not in MOVED or not answer.location:
            return answer.status
        url = urljoin(url, answer.location)
    raise RefusedError("too many redirects")


def ask(method: str, url: str, agent: str, wait: Callable[[str], None], allows: Allows) -> Answer:
    """Send one request and read no more of the answer than its head and a few kilobytes."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise RefusedError("not an address of the web")
    host = parts.hostname.encode("idna").decode()
    number, port = resolve(host, parts.port or (443 if parts.scheme == "https" else 80), allows)
    wait(host)
    connection = connect(parts, host, number, port)
    try:
        with deadline(connection.sock):
            if isinstance(connection.sock, ssl.SSLSocket):
                connection.sock.do_handshake()
            connection.request(method, target_of(parts), headers=headers_of(parts, host, agent))
            response = connection.getresponse()
            response.read(BYTES)
            return Answer(response.status, response.headers.get("Location", ""))
    finally:
        connection.close()


@contextmanager
def deadline(connected: socket.socket) -> Iterator[None]:
    """Cut a connection off after `LONGEST` seconds, however busy it is. Raises `TimeoutError` then."""
    is_over = threading.Event()

    def cut() -> None:
        is_over.set()
        with suppress(OSError):  # it has just been closed
            socket.socket.shutdown(connected, socket.SHUT_RDWR)  # not that of TLS, which a read still uses

    timer = threading.Timer(LONGEST, cut)
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if not is_over.is_set():
            raise
    finally:
        timer.cancel()
    if is_over.is_set():
        raise TimeoutError


def resolve(host: str, port: int, allows: Allows) -> tuple[str, int]:
    """Return a number of a host, if all of its numbers may be asked. Raises `RefusedError` otherwise."""
    numbers = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not numbers or not all(allows(number) for number in numbers):
        raise RefusedError("not on the public internet")
    return numbers[0], port


def connect(parts: SplitResult, host: str, number: str, port: int) -> http.client.HTTPConnection:
    """Return a connection to the number that was checked; the certificate must be that of the host."""
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    plain = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
    try:
        plain.settimeout(SECONDS)
        plain.connect((number, port))
        connection.sock = secured(plain, host) if parts.scheme == "https" else plain
    except BaseException:
        plain.close()
        raise
    return connection


def secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """Return a connection that will speak TLS; the handshake is still to come, for it may be slow too."""
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def target_of(parts: SplitResult) -> str:
    """Return path and query of an address as HTTP wants them."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._[]")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def headers_of(parts: SplitResult, host: str, agent: str) -> dict[str, str]:
    """Say who asks, and that a few bytes are enough."""
    name = f"{host}:{parts.port}" if parts.port else host
    return {"Host": name, "User-Agent": agent, "Accept": "*/*", "Range": "bytes=0-1023", "Connection": "close"}
