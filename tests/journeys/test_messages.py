"""A visitor writes to the team, without a mouse and without a script; each state is accessible in three languages."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from home import actions, forms
from home.models import Message
from home.quotas import Quota
from services.bench.looking import violations
from tests.home.factories import LegalPageFactory, ProgrammePageFactory
from tests.journeys.keyboard import press, tab_to

LANGUAGES = [code for code, _name in settings.LANGUAGES]
WIDTHS = [390, 1280]
SENT = ("other", "Où est le guide ?", "awa@example.org")


@pytest.fixture(autouse=True)
def quick_visitors(monkeypatch):
    """Let the test send as fast as it types."""
    monkeypatch.setattr(forms, "TOO_FAST", 0)


def test_a_visitor_writes_with_the_keyboard_alone(live_server, page):
    page.goto(f"{live_server.url}/fr/write/")
    tab_to(page, "#id_email")
    page.keyboard.type("awa")
    press(page, "Enter")
    expect(page).to_have_title("Erreur\u202f: Nous écrire – M4D Net")
    expect(page.locator(".error-summary")).to_be_focused()

    correct_with_the_keyboard(page)

    expect(page).to_have_url(f"{live_server.url}/fr/write/thanks/")
    assert set(Message.objects.values_list("topic", "text", "email")) == {SENT}


def correct_with_the_keyboard(page: Page) -> None:
    """Follow each link of the summary to its field and put it right; then send."""
    press(page, "Tab", "Enter")
    expect(page.locator("#id_topic")).to_be_focused()
    press(page, "End")
    tab_to(page, "#id_text")
    page.keyboard.type("Où est le guide ?")
    tab_to(page, "#id_email")
    press(page, "End")
    page.keyboard.type("@example.org")
    tab_to(page, "#send")
    press(page, "Enter")


def test_a_visitor_without_scripts_reports_an_error_on_a_page(live_server, browser):
    context = browser.new_context(java_script_enabled=False)
    page, subject = context.new_page(), ProgrammePageFactory()
    page.goto(f"{live_server.url}{subject.url}")
    page.get_by_role("link", name="Signaler une erreur sur cette page").click()
    page.get_by_label("Qu’est-ce qui ne va pas").select_option("link")
    page.get_by_label("Décrivez l’erreur").fill("Le lien est rompu.")
    page.get_by_role("button", name="Envoyer").click()

    page.get_by_role("link", name="Revenir à la page").click()

    expect(page).to_have_url(f"{live_server.url}{subject.url}")
    assert Message.objects.get().page_id == subject.pk
    context.close()


@pytest.mark.parametrize("name", ["write", "report"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_a_form_is_accessible(language, name, live_server, page, monkeypatch):
    LegalPageFactory(language=language, is_on_privacy=True)
    monkeypatch.setattr(actions, "CLIENT", Quota("client", 1, 60))
    found = {}
    for state in (opened, wrong, sent, over_quota):
        state(page, f"{live_server.url}/{language}/{name}/")
        found[state.__name__] = violations(page)

    assert found == {"opened": [], "wrong": [], "sent": [], "over_quota": []}


def opened(page: Page, url: str) -> None:
    """Open a form, about a page that does not exist."""
    page.goto(f"{url}?page=/nowhere/")


def wrong(page: Page, _url: str) -> None:
    """Send it with nothing in it."""
    page.click("#send")
    page.wait_for_selector(".error-summary")


def sent(page: Page, _url: str) -> None:
    """Put it right."""
    fill(page, "Bonjour")
    page.wait_for_url("**/thanks/**")


def over_quota(page: Page, url: str) -> None:
    """Send more than one visitor may."""
    page.goto(url)
    fill(page, "Encore")
    page.wait_for_selector(".notice--warn")


def fill(page: Page, text: str) -> None:
    """Fill in a form and send it."""
    page.select_option("#id_topic", "other")
    page.fill("#id_text", text)
    page.fill("#id_email", "awa@example.org")
    page.click("#send")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_pressed_is_large_enough_and_nothing_is_cut(width, live_server, page):
    LegalPageFactory(language="es", is_on_privacy=True)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/es/write/")
    wrong(page, "")

    targets = page.locator("main :is(a, input:visible, select, textarea, button)").all()

    assert min(target.bounding_box()["height"] for target in targets if target.is_visible()) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width
