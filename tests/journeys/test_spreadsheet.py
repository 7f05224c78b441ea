"""An administrator imports a spreadsheet of projects in a browser, with and without scripts, and takes it back."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import FilePayload, Page, expect

from interop.models import SpreadsheetImport
from projectdb.models import ProjectPage
from tests.accounts.factories import UserFactory
from tests.interop.iati.activities import activity, file_of
from tests.interop.spreadsheets.files import csv_file, make_lists, send, take
from tests.journeys.keyboard import press, tab_to

LANGUAGES = [code for code, _name in settings.LANGUAGES]
HEADINGS = ["Identifiant", "Titre", "Début", "Thèmes"]
GOOD = ["EX-1", "Appui aux communes", "2014-05", "diaspora"]
BAD = ["EX-2", "Une école de métiers", "03/04/2014", "youth"]
ACTION = "main form[action*='/{}/'] [type=submit]"


@pytest.fixture(autouse=True)
def some_lists(transactional_db):
    make_lists()


def sign_in(page: Page, address: str, language: str = "fr") -> None:
    """Sign somebody in who may import projects."""
    client = Client()
    client.force_login(UserFactory(groups=["Administrators"]))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
    page.context.set_extra_http_headers({"accept-language": language})


def a_file(*rows: list[str]) -> FilePayload:
    """Return a file to send."""
    return {"name": "projets.csv", "mimeType": "text/csv", "buffer": csv_file(HEADINGS, *rows)}


def go_to_preview(page: Page, address: str, *rows: list[str]) -> None:
    """Send a file and have its rows checked."""
    page.goto(f"{address}/admin/projects/import/")
    page.locator("main input[type=file]").set_input_files(a_file(*rows))
    page.locator("main form [type=submit]").click()
    page.locator("main form:has(select) [type=submit]").click()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_file_is_imported_and_undone(live_server, browser, has_scripts):
    page = browser.new_context(java_script_enabled=has_scripts).new_page()
    sign_in(page, live_server.url)
    go_to_preview(page, live_server.url, GOOD, BAD)
    expect(page.locator("main")).to_contain_text("La date peut être 2014-04-03 ou 2014-03-04")
    assert not ProjectPage.objects.exists()

    page.locator(ACTION.format("import")).first.click()
    expect(page.locator(".import h2").first).to_have_text("Ce qu’a fait l’importation")
    assert ProjectPage.objects.get().title == GOOD[1]
    page.locator(ACTION.format("undo")).click()

    expect(page.locator(".import h2").first).to_have_text("L’importation a été annulée")
    assert not ProjectPage.objects.exists()


def test_a_file_is_imported_with_the_keyboard_alone(live_server, page):
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/projects/import/")
    page.locator("main input[type=file]").set_input_files(a_file(GOOD))
    tab_to(page, "main form:has([type=file]) [type=submit]")
    press(page, "Enter")
    expect(page.locator("main select").first).to_be_visible()
    tab_to(page, "main form:has(select) [type=submit]")
    press(page, "Enter")
    expect(page.locator(".import h2").first).to_have_text("Ce que ferait l’importation")
    tab_to(page, "main form:not([action*='/discard/']) [type=submit]")
    press(page, "Enter")

    expect(page.locator(".import h2").first).to_have_text("Ce qu’a fait l’importation")
    assert ProjectPage.objects.get().title == GOOD[1]


def test_a_cell_that_an_editor_changed_is_ticked_to_prevail(live_server, page):
    take(send(csv_file(HEADINGS, GOOD), mode="live"))
    project = ProjectPage.objects.get()
    project.title = "Le titre d’un éditeur"
    project.save_revision().publish()
    sign_in(page, live_server.url)
    go_to_preview(page, live_server.url, GOOD)

    page.get_by_label("Ligne 2, Appui aux communes", exact=False).check()
    page.locator("main form:has([name=overwrite]) [type=submit]").click()

    expect(page.locator(".import h2").first).to_have_text("Ce qu’a fait l’importation")
    assert ProjectPage.objects.get().get_latest_revision_as_object().title == GOOD[1]


def test_a_page_that_waits_goes_on_by_itself(live_server, page):
    sign_in(page, live_server.url)
    spreadsheet = send(csv_file(HEADINGS, GOOD))
    files = SpreadsheetImport.objects.filter(pk=spreadsheet.pk)
    files.update(state="checking", done=0, total=2)
    page.goto(f"{live_server.url}/admin/projects/import/{spreadsheet.pk}/")
    expect(page.locator("progress")).to_have_js_property("value", 0)

    files.update(done=1)
    expect(page.locator("progress")).to_have_js_property("value", 1)
    files.update(state="checked")

    expect(page.locator(".import h2").first).to_have_text("Ce que ferait l’importation")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_accessible(live_server, page, language, width):
    sign_in(page, live_server.url, language)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/admin/projects/import/")
    found = faults(page)
    page.locator("main input[type=file]").set_input_files(a_file(GOOD, BAD))
    page.locator("main form [type=submit]").click()
    expect(page.locator("main select").first).to_be_visible()
    found += faults(page)
    page.locator("main form:has(select) [type=submit]").click()
    expect(page.locator("#rejected")).to_be_visible()
    found += faults(page)

    assert found == []


@pytest.mark.parametrize("width", [390, 1280])
def test_activities_are_imported_and_every_step_is_accessible(live_server, page, width):
    bad = file_of(activity(1), activity(2, more='<activity-status code="99"/>'))
    sign_in(page, live_server.url)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/admin/projects/import/")
    file: FilePayload = {"name": "activites.xml", "mimeType": "text/xml", "buffer": bad}
    page.locator("main input[type=file]").set_input_files(file)
    page.locator("main form [type=submit]").click()
    page.get_by_label("Licence").fill("CC BY 4.0")
    found = faults(page)
    page.locator("main form:has([name=licence]) [type=submit]").click()
    expect(page.locator("#rejected")).to_have_text("Activités refusées")
    page.locator(ACTION.format("import")).first.click()
    expect(page.locator(".import h2").first).to_have_text("Ce qu’a fait l’importation")
    assert found + faults(page) == []


def faults(page: Page) -> list[str]:
    """Return the rules of axe-core that our part of the page breaks."""
    found = Axe().run(page, context=".import").response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]
