"""The forms for visitors: pages, answers, and that nothing typed is ever lost."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from home import actions
from home.models import Message
from home.quotas import Quota
from tests.home.factories import ContactPageFactory, LegalPageFactory, ProgrammePageFactory
from tests.home.sending import fields_of, send, stamp_of

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TEXT = "Bonjour <b>à toutes</b> & à tous"
every_form = pytest.mark.parametrize("name", ["write", "report"])


def html_of(response) -> str:
    """Return the page as text."""
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@every_form
def test_a_form_has_a_page_in_each_language_that_nobody_keeps(name, language, client):
    response = client.get(f"/{language}/{name}/")

    html = html_of(response)
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert response["Cache-Control"] == "private, no-store"
    assert html.count('name="csrfmiddlewaretoken"') == 1


@every_form
def test_the_language_switcher_leads_to_the_same_form(name, client):
    html = html_of(client.get(f"/fr/{name}/?page=/fr/"))

    assert f'href="/en/{name}/?page=/fr/" lang="en"' in html
    assert f'href="/es/{name}/?page=/fr/" lang="es"' in html


@pytest.mark.parametrize("language", LANGUAGES)
@every_form
def test_a_message_is_kept_and_leads_to_the_thanks(name, language, client):
    response = send(client, name, language)

    message = Message.objects.get()
    assert (message.language, message.kind, message.state) == (language, {"write": "contact"}.get(name, name), "new")
    assert (response.status_code, response.url) == (303, f"/{language}/{name}/thanks/")
    assert client.get(response.url).status_code == 200


def test_a_message_keeps_what_was_typed(client):
    send(client, text=f"  {TEXT}\r\nFin ", name="Awa \t Ndiaye", topic="suggestion")

    message = Message.objects.get()
    assert (message.text, message.name) == (f"{TEXT}\nFin", "Awa Ndiaye")
    assert (message.topic, message.email, message.page) == ("suggestion", "awa@example.org", None)


def test_a_report_knows_the_page_and_leads_back_to_it(client):
    page = ProgrammePageFactory()

    form = html_of(client.get(f"/en/report/?page={page.url}"))
    response = send(client, "report", query=f"?page={page.url}")

    assert f'<a href="{page.url}" lang="fr"><strong>{page.title}</strong></a>' in form
    assert Message.objects.get().page.specific == page
    assert f'<a class="btn" href="{page.url}">' in html_of(client.get(response.url))


@pytest.mark.parametrize(
    "path",
    ["/fr/rien/", "//evil.example/", "javascript:alert(1)", "https://evil.example/fr/", "/fr/\0/", "é" * 3000, "<b>"],
)
def test_a_report_on_no_page_of_the_portal_says_so_and_repeats_nothing(path, client):
    html = html_of(client.get("/fr/report/", {"page": path}))

    main = html[html.index("<main") : html.index("</main>")]
    assert 'class="notice notice--warn"' in main
    assert path not in re.sub(r'action="[^"]*"', "", main)
    assert send(client, "report", query="?page=%2F%2Fevil.example").url == "/fr/report/thanks/"


def test_a_draft_is_no_page_to_report_on(client):
    page = ProgrammePageFactory(title="Encore secret")
    page.unpublish()

    assert "Encore secret" not in html_of(client.get("/fr/report/", {"page": page.url}))


@pytest.mark.parametrize("language", LANGUAGES)
@every_form
def test_errors_stand_in_a_summary_with_links_and_at_their_fields(name, language, client):
    response = send(client, name, language, topic="", text=" ", email="nobody")

    html = html_of(response)
    assert response.status_code == 422
    assert re.search(r"<title>(Erreur\s:|Error:) ", html)
    for field in ("topic", "text", "email"):
        error = re.search(rf'<a href="#id_{field}">(.+?)</a>', html)[1]
        assert re.search(rf'id="id_{field}_error">.*?<span>{re.escape(error)} </span>', html, re.DOTALL)
        assert re.search(rf'<[a-z]+ [^>]*name="{field}"[^>]*aria-invalid="true"', html)
        assert re.search(rf'<[a-z]+ [^>]*name="{field}"[^>]*aria-describedby="[^"]*id_{field}_error', html)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "stamp",
    [lambda: stamp_of(0), lambda: stamp_of(90_000), lambda: "9:forged", lambda: None],
    ids=["too fast", "too old", "forged", "none"],
)
def test_a_form_that_is_not_taken_holds_all_that_was_typed(stamp, client):
    response = send(client, text=TEXT, topic="other", stamp=stamp())

    html = html_of(response)
    assert response.status_code == 422
    assert escape(TEXT) in html
    assert 'value="Awa"' in html
    assert '<option value="other" selected>' in html
    assert not Message.objects.exists()


def test_a_form_that_was_too_old_can_be_sent_again(client, time_machine):
    time_machine.move_to("2026-11-24T10:00Z")
    html = html_of(send(client, stamp=stamp_of(90_000)))

    time_machine.shift(5)
    response = send(client, stamp=re.search(r'name="stamp" value="([^"]+)"', html)[1])

    assert response.status_code == 303


def test_a_mended_form_need_not_wait_again(client):
    first = stamp_of(60)

    html = html_of(send(client, email="nobody", stamp=first))

    assert f'name="stamp" value="{first}"' in html


@every_form
def test_a_machine_that_fills_the_trap_is_thanked_and_not_heard(name, client, mailoutbox):
    response = send(client, name, homepage="https://spam.example")

    assert (response.status_code, response.url) == (303, f"/fr/{name}/thanks/")
    assert not Message.objects.exists()
    assert mailoutbox == []


def test_a_list_of_links_is_refused_with_their_number(client):
    response = send(client, text="Voir " + " ".join(f"https://spam.example/{n}" for n in range(4)))

    assert response.status_code == 422
    assert re.search(r'id="id_text_error">.*?<span>[^<]*\b4\b[^<]*\b3\b', html_of(response), re.DOTALL)


def test_the_same_message_of_the_same_day_is_kept_once(client, mailoutbox):
    codes = [send(client).status_code for _click in range(20)]

    assert codes == [303] * 20
    assert Message.objects.count() == 1


@every_form
def test_a_form_without_its_token_is_refused_with_all_that_was_typed(name):
    response = send(Client(enforce_csrf_checks=True), name, text=TEXT)

    assert response.status_code == 403
    assert escape(TEXT) in html_of(response)
    assert 'role="alert"' in html_of(response)
    assert response["Cache-Control"] == "private, no-store"


def test_a_refused_form_can_be_sent_again_at_once():
    client = Client(enforce_csrf_checks=True)
    html = html_of(send(client))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]

    assert send(client, csrfmiddlewaretoken=token).status_code == 303


def test_another_form_without_its_token_is_refused_in_the_frame_of_the_portal():
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.org"})

    assert response.status_code == 403
    assert '<header class="site-header">' in html_of(response)


def test_who_sends_too_often_gets_a_page_with_the_text_and_the_time_to_wait(client, monkeypatch):
    monkeypatch.setattr(actions, "CLIENT", Quota("client", 1, 600))
    send(client)

    response = send(client, text=TEXT)

    assert response.status_code == 429
    assert 590 <= int(response["Retry-After"]) <= 600
    assert escape(TEXT) in html_of(response)
    assert "private, no-store" in response["Cache-Control"]
    assert Message.objects.count() == 1


def test_who_signs_in_too_often_gets_the_same_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    answers = [client.post(reverse("account_login"), {"login": "a@example.org", "password": "x"}) for _n in range(2)]

    assert answers[1].status_code == 429
    assert answers[1]["Retry-After"] == "300"
    assert '<p class="kicker">429</p>' in html_of(answers[1])


def test_the_forms_are_linked_from_the_contact_page_the_footer_and_each_page(client):
    page = ContactPageFactory(language="es")

    html = html_of(client.get(page.url))

    assert html.count('href="/es/write/"') == 2
    assert 'href="/es/report/"' in html
    assert f'href="/es/report/?page={page.url}" rel="nofollow"' in html


def test_a_page_without_a_form_has_no_token_and_no_cookie(client):
    response = client.get(ContactPageFactory().url)

    assert "csrfmiddlewaretoken" not in html_of(response)
    assert not response.cookies


def test_a_form_says_how_long_messages_are_kept_and_links_to_the_page_on_privacy(client, settings):
    settings.MESSAGES_KEPT_FOR = 90
    page = LegalPageFactory(title="Données personnelles", is_on_privacy=True)
    LegalPageFactory(title="Mentions")

    html = html_of(client.get("/fr/write/"))

    assert re.search(r"\b90\sjours", html)
    assert f'<a class="arrow-link" href="{page.url}">Données personnelles' in html


def test_a_message_without_one_field_or_with_a_field_twice_is_answered(client):
    fields = fields_of("write", topic=["question", "nonsense"], email=None)

    response = client.post("/fr/write/", fields)

    assert response.status_code == 422
    assert set(re.findall(r'<a href="#id_(\w+)">', html_of(response))) == {"topic", "email"}
