"""An editor finds out where a fact of a project comes from."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.test_spreadsheet import sign_in
from tests.projectdb.factories import ProjectPageFactory


def test_the_editor_of_a_project_leads_to_the_sources_of_its_facts(transactional_db, live_server, page: Page):
    project = ProjectPageFactory(title="Avant", origin="SN", destination="IT")
    project.save_revision()
    project.title = "Après"
    project.save_revision()
    sign_in(page, live_server.url)
    page.route("**/editing-sessions/**", lambda route: route.abort())  # it would go on after the test
    page.goto(f"{live_server.url}/admin/pages/{project.pk}/edit/")
    page.locator("header").get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Sources des données").click()
    page.get_by_text("Valeurs précédentes").click()

    expect(page.get_by_text("Avant")).to_be_visible()
    assert Axe().run(page, context=".import").response["violations"] == []
