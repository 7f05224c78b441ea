"""Reading the environment: a missing or wrong value stops the start and says what was expected."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
SECRET_LENGTH = 50  # characters


def read(name: str, expected: str, parse: Callable[[str], Any], **default: Any) -> Any:
    """Return the environment variable `name`, parsed.

    `expected` describes a right value for the person who starts the portal. Without `default=` the
    variable must be set. Raises `ImproperlyConfigured` naming the variable, never its value.
    """
    raw = env.str(name, default="").strip()
    if not raw:
        if "default" in default:
            return default["default"]
        raise ImproperlyConfigured(f"{name} is not set: expected {expected}.")
    try:
        return parse(raw)
    except (ValueError, KeyError, ImproperlyConfigured):
        raise ImproperlyConfigured(f"{name} is wrong: expected {expected}.") from None  # the cause may show the value


def boolean(raw: str) -> bool:
    """Parse `true` or `false`, in any of the usual spellings."""
    words = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
    return words[raw.lower()]


def names(raw: str) -> list[str]:
    """Parse names separated by commas; at least one."""
    found = [name.strip() for name in raw.split(",") if name.strip()]
    if not found:
        raise ValueError("empty list")
    return found


def address(raw: str) -> str:
    """Parse an http or https address without a path; return it without a closing slash."""
    parts = urlsplit(raw)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
        raise ValueError("not an address")
    return raw.rstrip("/")


def iati_identifier(raw: str) -> str:
    """Accept an identifier of an organisation in IATI (org-id.guide): register and number, no spaces or slashes."""
    return matching(r"[A-Z]{2}-[A-Za-z0-9.-]+", raw)


def two_digits(raw: str) -> str:
    """Accept two digits."""
    return matching(r"[0-9]{2}", raw)


def matching(pattern: str, raw: str) -> str:
    """Accept what a regular expression describes."""
    if not re.fullmatch(pattern, raw):
        raise ValueError("not of this form")
    return raw


def contact(raw: str) -> str:
    """Accept what RFC 9116 does as a contact: an https, mailto or tel address on one line."""
    if urlsplit(raw).scheme not in ("https", "mailto", "tel") or not raw.isprintable() or " " in raw:
        raise ValueError("not a contact")
    return raw


def database(raw: str) -> dict[str, Any]:
    """Parse a PostgreSQL URL into a Django database setting."""
    parts = urlsplit(raw)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ValueError("not a PostgreSQL address")
    return environ.Env.db_url_config(raw)


def elasticsearch_options() -> dict[str, str]:
    """Return how the Elasticsearch client shows who it is and knows the server; nothing for the local node."""
    options = {
        "api_key": read("ELASTICSEARCH_API_KEY", "an API key, encoded", str, default=""),
        "ca_certs": read("ELASTICSEARCH_CA_CERTS", "a file of certificates", existing_file, default=""),
    }
    return {name: value for name, value in options.items() if value}


def existing_file(raw: str) -> str:
    """Accept the path of a file that is there."""
    if not Path(raw).is_file():
        raise ValueError("no file")
    return raw


def index_prefix(raw: str) -> str:
    """Accept what the names of indices may begin with."""
    return matching("[a-z0-9][a-z0-9-]*", raw)


def count(raw: str) -> int:
    """Parse a whole number, 0 or more."""
    number = int(raw)
    if number < 0:
        raise ValueError("below 0")
    return number


def positive(raw: str) -> int:
    """Parse a whole number, 1 or more."""
    number = int(raw)
    if number < 1:
        raise ValueError("below 1")
    return number


def mail_server(raw: str) -> dict[str, Any]:
    """Parse the address of an SMTP server into Django's settings of mail."""
    if not urlsplit(raw).hostname:
        raise ValueError("no host")
    return environ.Env.email_url_config(raw)


def secret(raw: str) -> str:
    """Accept a secret that is long enough to be one."""
    if len(raw) < SECRET_LENGTH:
        raise ValueError("too short")
    return raw


def mailbox(raw: str) -> str:
    """Accept an e-mail address."""
    if raw.count("@") != 1 or " " in raw:
        raise ValueError("no address")
    return raw


POSTGRES_FORM = "a PostgreSQL address such as postgres://user:password@host:5432/m4dnet"
ADDRESS_FORM = "an address such as https://example.org"
