"""Sending the forms for visitors as a browser would, ten seconds after opening them."""

import time

from django.http import HttpResponse
from django.test import Client

from home.forms import stamps

FIELDS = {
    "write": {"topic": "question", "text": "Où trouver le guide ?", "name": "Awa", "email": "awa@example.org"},
    "report": {"topic": "fact", "text": "La date est fausse."},
}


def stamp_of(seconds: int = 10) -> str:
    """Return the stamp of a form that was opened so many seconds ago."""
    return stamps.sign(str(int(time.time()) - seconds))


def fields_of(form: str, /, **changes: object) -> dict[str, object]:
    """Return what the browser sends; a change to None leaves a field out."""
    fields = {**FIELDS[form], "homepage": "", "stamp": stamp_of(), **changes}
    return {field: value for field, value in fields.items() if value is not None}


def send(
    client: Client, form: str = "write", language: str = "fr", /, query: str = "", **changes: object
) -> HttpResponse:
    """Send one of the forms."""
    return client.post(f"/{language}/{form}/{query}", fields_of(form, **changes))
