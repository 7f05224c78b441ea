"""An editor goes from the report on projects to the field that mends one."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.test_spreadsheet import sign_in
from tests.projectdb.factories import ProjectPageFactory


def test_a_gap_leads_to_its_field(transactional_db, live_server, page: Page):
    project = ProjectPageFactory(origin="SN", destination="IT")
    sign_in(page, live_server.url)
    page.route("**/editing-sessions/**", lambda route: route.abort())  # it would go on after the test
    page.goto(f"{live_server.url}/admin/reports/projects/")
    found = Axe().run(page, context="#listing-results").response["violations"]
    page.get_by_role("link", name="pas de budget").click()

    expect(page.locator("#id_budget_amount")).to_be_focused()
    expect(page.locator("#id_budget_amount")).to_be_in_viewport()
    assert f"/admin/pages/{project.pk}/edit/" in page.url
    assert found == []
