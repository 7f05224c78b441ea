"""Whatever is sent to the forms is answered, never with an error of the server, and never stored unread."""

import json

import pytest

from home.models import Message
from tests.home.sending import fields_of, send

pytestmark = pytest.mark.django_db
LONG = "x" * 10_240
every_form = pytest.mark.parametrize("name", ["write", "report"])
FIELDS = ("topic", "text", "name", "email", "homepage", "stamp", "page")
VALUES = {
    "long": LONG,
    "NUL": "a\0b",
    "control characters": "\x01\x02\x1b[31m\x7f\x9f",
    "header": "a@example.org\r\nBcc: victim@example.org",
    "line separators": "a\u2028b\u2029c\x85d",
    "right to left": "\u202egnp.exe",
    "half a character": b"\xed\xa0\x80",
    "no UTF-8": b"\xff\xfe\xc3",
    "markup": "<script>alert(1)</script>{{ 7 }}{% load x %}",
    "empty": "",
    "formula": "=HYPERLINK(1)",
    "number": "9" * 5000,
}
TYPES = {
    "json": "application/json",
    "unknown charset": "application/x-www-form-urlencoded; charset=nonsense",
    "other charset": "application/x-www-form-urlencoded; charset=utf-16",
    "no boundary": "multipart/form-data",
    "charset that is no text": "multipart/form-data; boundary=x; charset=base64",
    "charset of escapes": "multipart/form-data; boundary=x; charset=unicode_escape",
    "nonsense": "\u20ac/;;;",
    "text": "text/plain",
}
PART = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800 A\r\n--x--\r\n'
BODIES = {
    "part": PART,
    "nothing": b"",
    "broken json": b"[1, 2",
    "json": json.dumps({"text": "\ud800"}).encode(),
    "no UTF-8": b"\xff" * 99,
    "percent": b"%" * 99,
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("field", FIELDS)
@every_form
def test_a_hostile_value_is_answered(name, field, value, client):
    response = send(client, name, **{field: value})

    assert response.status_code in (303, 422)
    assert all(character not in Message.objects.values_list("text", flat=True) for character in "\0\x1b")


@pytest.mark.parametrize("field", ["topic", "text", "email", "stamp"])
@every_form
def test_a_missing_field_is_told_or_may_be_missing(name, field, client):
    response = send(client, name, **{field: None})

    assert response.status_code == (303 if (name, field) == ("report", "email") else 422)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("content_type", TYPES.values(), ids=TYPES)
@every_form
def test_a_body_of_another_kind_is_answered(name, content_type, body, client, caplog):
    response = client.generic("POST", f"/fr/{name}/", body, content_type)

    assert response.status_code in (400, 422)
    assert b"<h1>" in response.content
    caplog.clear()  # Django logs what it refuses


def test_a_body_that_is_too_large_is_answered_in_the_language_of_the_form(client, caplog):
    response = send(client, text="x" * 3_000_000)

    assert response.status_code == 400
    assert "votre texte est encore dans votre navigateur" in response.content.decode()
    caplog.clear()


def test_a_body_of_thousands_of_fields_is_answered(client, caplog):
    fields = fields_of("write") | {f"field-{number}": "x" for number in range(20_000)}

    assert client.post("/fr/write/", fields).status_code == 400
    caplog.clear()


@pytest.mark.parametrize(
    "value", [LONG * 2, "a\0b", "[", "%ff%fe", "\ud7ff" * 99], ids=["long", "NUL", "[", "%", "high"]
)
@pytest.mark.parametrize("parameter", ["page", "topic", "text", "stamp", "nonsense"])
@every_form
def test_hostile_parameters_of_an_address_are_answered(name, parameter, value, client):
    address = f"/fr/{name}/"

    assert client.get(address, {parameter: value}).status_code == 200
    assert client.get(f"{address}thanks/", {parameter: value}).status_code == 200
    assert send(client, name, query=f"?{parameter}=%00%ff").status_code == 303


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
@every_form
def test_other_methods_are_refused(name, method, client):
    assert getattr(client, method)(f"/fr/{name}/").status_code == 405
