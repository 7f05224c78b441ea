"""What the guide for editors tells to do, in order; each step leaves the admin ready for the next."""

import io
from collections.abc import Callable

from PIL import Image
from playwright.sync_api import FilePayload, expect

from services.guides.officer import Officer

TRANSLATORS = {"fr": "translator-en", "en": "translator-en", "es": "translator-es"}  # language of the guide: account
EXISTING = "L’initiative entre dans sa deuxième phase"
DRAFT = "Vingt communes comparent leurs registres"
BLOCK = "[data-contentpath=body]"


def find(officer: Officer) -> None:
    """Find a page with the search of the first page."""
    officer.page.goto("/admin/")
    officer.page.locator("main [name=q]").fill("phase")
    officer.page.keyboard.press("Enter")
    expect(officer.page.locator("main").get_by_role("link", name=EXISTING).first).to_be_visible()
    officer.take("search")


def edit(officer: Officer) -> None:
    """Open the editor of a page and see its state."""
    officer.page.locator("main").get_by_role("link", name=EXISTING).first.click()
    officer.page.wait_for_url("**/edit/")
    officer.take("editor")
    officer.page.locator("[data-side-panel-toggle=status]").click()
    officer.take("status")
    officer.page.locator("[data-side-panel-toggle=status]").click()


def add(officer: Officer) -> None:
    """Add a piece of news below the list of news, and look at the blocks for its text."""
    news = officer.page.locator("header a[href^='/admin/pages/']", has_text="Actualités").first.get_attribute("href")
    officer.page.goto(f"{news}add_subpage/")
    # without focus: the calendar would open over what comes next
    officer.page.locator("#id_published_on").evaluate("field => { field.value = '2026-11-30' }")
    officer.page.locator("#id_title").press_sequentially(DRAFT)  # key by key: the address is made of it
    expect(officer.page.locator("#id_slug")).not_to_have_value("")
    officer.page.fill("#id_summary", "Réunies à Dakar, elles ont comparé ce que leurs registres disent des migrants.")
    officer.save()
    officer.page.locator(f"{BLOCK} .c-sf-add-button").last.click()
    officer.page.locator(BLOCK).scroll_into_view_if_needed()
    officer.take("blocks")


def choose_picture(officer: Officer) -> None:
    """Describe a picture; the window is closed before it is sent."""
    officer.page.locator("[role=option]:has(.icon-image)").first.click()
    officer.page.locator(f"{BLOCK} .chooser button:visible").first.click()
    dialog = officer.page.get_by_role("dialog")
    dialog.get_by_role("tab").last.click()
    dialog.locator("input[type=file]").set_input_files(photograph())
    dialog.locator("[name$=title]:visible").fill("Atelier des communes, Dakar")
    dialog.locator("[name$=description]").fill("Des élus autour d’une carte")
    officer.take("picture")
    dialog.locator("[data-dismiss=modal], .close").first.click()
    officer.page.locator(f"{BLOCK} [data-streamfield-action=DELETE]").last.click()


def photograph() -> FilePayload:
    """Return a small picture to send."""
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(file, "JPEG")
    return {"name": "atelier.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def meet_the_check(officer: Officer) -> None:
    """Submit a page with a part of a section that stands in no section, and mend it."""
    officer.page.locator(f"{BLOCK} .c-sf-add-button").last.click()
    officer.page.locator("[role=option]").first.click()
    officer.page.locator(f"{BLOCK} [name$=-value-text]:visible").fill("Les chiffres")
    level = officer.page.locator(f"{BLOCK} [name$=-value-level]:visible")
    level.select_option("3")
    officer.open_actions()
    officer.take("submit")
    with officer.page.expect_navigation():
        officer.page.locator("footer [name=action-submit]:visible").click()
    officer.take("check")
    level.select_option("2")
    officer.save()


def preview(officer: Officer) -> None:
    """See the draft as on a telephone."""
    officer.page.locator("[data-side-panel-toggle=preview]").click()
    frame = officer.page.frame_locator("[data-side-panel=preview] iframe").last
    expect(frame.get_by_role("heading", level=1)).to_have_text(DRAFT)
    officer.take("preview")
    officer.page.locator("[data-side-panel-toggle=preview]").click()


def see_the_frame(officer: Officer) -> None:
    """Open the navigation, and the form of a banner."""
    officer.page.goto("/admin/snippets/core/siteframe/")
    officer.page.locator("main a[href*='/edit/']").first.click()
    officer.page.wait_for_url("**/edit/**")
    officer.take("navigation")
    officer.page.goto("/admin/snippets/core/banner/add/")
    officer.take("banner")


def tidy_up(officer: Officer) -> None:
    """See the draft on the first page of the admin, and delete it."""
    officer.page.goto("/admin/")
    officer.take("start")
    address = officer.page.get_by_role("link", name=DRAFT).first.get_attribute("href")
    officer.page.goto(f"{address}".replace("/edit/", "/delete/"))
    with officer.page.expect_navigation():
        officer.page.locator("main form [type=submit]").last.click()


def translate(officer: Officer) -> None:
    """Open a translation beside its source."""
    officer.page.goto("/admin/localize/reports/translations/?source_title=phase")
    officer.page.locator("main table a[href$='/edit/']").last.click()  # the first leads to the source
    officer.page.wait_for_url("**/edit/")
    officer.take("translation")


def import_projects(officer: Officer) -> None:
    """Send a spreadsheet, see what an import would do, and discard it."""
    officer.page.goto("/admin/projects/import/")
    officer.page.locator("main input[type=file]").set_input_files(spreadsheet())
    with officer.page.expect_navigation():
        officer.page.locator("main form [type=submit]").first.click()
    officer.page.locator("main form [type=submit]").first.click()
    expect(officer.page.locator("#rejected")).to_be_visible()
    officer.take("spreadsheet")
    officer.page.locator("main form[action$='/discard/'] [type=submit]").click()


def spreadsheet() -> FilePayload:
    """Return a few invented projects to send, some of them with errors."""
    rows = [
        "key;title;starts_on;origin;themes",
        "EX-1;DÉMONSTRATION - des élus et leur diaspora;2014-05;SN;diaspora",
        "EX-2;DÉMONSTRATION - une école de métiers;03/04/2015;ML;employment",
        "EX-3;DÉMONSTRATION - un registre commun;2016;Sénégale;data",
        "EX-4;;2017;SN;diasporas",
    ]
    return {"name": "projets.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}


STEPS: list[Callable[[Officer], None]] = [
    find, edit, add, choose_picture, meet_the_check, preview, see_the_frame, tidy_up,
]  # fmt: skip
