"""Errors speak the language of the address, and need no database to do so."""

import pytest
from django.db import InterfaceError, OperationalError

from core import errors

WORDS = {
    400: {"fr": "ne comprend pas", "en": "does not understand", "es": "no entiende"},
    500: {"fr": "une erreur", "en": "an error", "es": "un error"},
    503: {"fr": "indisponible", "en": "unavailable", "es": "no está disponible"},
}


def failing(error):
    """Return an answer to a request that ended in `error`; no test here may use the database."""

    def answer(request):
        try:
            raise error
        except type(error):
            return errors.server_error(request)

    return answer


ANSWERS = {400: errors.bad_request, 500: failing(ValueError()), 503: failing(OperationalError())}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("status", ANSWERS)
def test_an_error_is_told_in_the_language_of_the_address(status, language, rf):
    response = ANSWERS[status](rf.get(f"/{language}/projets/"))

    assert response.status_code == status
    assert f'<html lang="{language}"' in response.content.decode()
    assert WORDS[status][language] in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_without_a_language_in_the_address_the_browser_says_which(rf):
    response = failing(ValueError())(rf.get("/media/x", HTTP_ACCEPT_LANGUAGE="es-AR,es;q=0.9"))

    assert response["Content-Language"] == "es"


def test_a_database_that_does_not_answer_is_worth_another_try(rf):
    response = failing(InterfaceError())(rf.get("/fr/"))

    assert int(response["Retry-After"]) > 0
