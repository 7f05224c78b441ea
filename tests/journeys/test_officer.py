"""The afternoon of a communication officer, in the two languages in which editors read the admin."""

from collections.abc import Callable, Iterator

import pytest
from allauth.account.models import EmailAddress
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, Request, expect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page as WagtailPage
from wagtail.users.models import UserProfile

from accounts.models import User
from tests.accounts.factories import UserFactory
from tests.home.factories import AudiencePageFactory
from tests.news.factories import NewsIndexPageFactory

PASSWORD = "une phrase longue et calme"
PATIENCE = 60_000  # milliseconds, for one answer of the admin on a busy machine
WIDTHS = {"mobile": 375, "tablet": 768, "desktop": 1280}
NEWS, ALT = "Un atelier à Dakar", "Des élus autour d’une carte"
BANNER = "Le portail ferme samedi."
SUMMARY, TAGLINE = "Ce que les communes trouvent ici.", "Migration, développement et communes"


def person(role: str, language: str) -> User:
    """Return somebody with a role who reads the admin in a language."""
    user = UserFactory(groups=[role], language=language)
    user.set_password(PASSWORD)
    user.save()
    UserProfile.objects.create(user=user, preferred_language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def at_work(live_server, browser: Browser, settings) -> Iterator[Callable[[User], Page]]:
    """Sign somebody in at the first page of the admin, in a browser of their own.

    Pages do not save themselves: Wagtail draws its buttons anew when they have, and a click just then is lost, which
    a person sees and a script does not.
    """
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    expect.set_options(timeout=PATIENCE)
    own = []

    def sign_in(user: User) -> Page:
        own.append(browser.new_context(viewport={"width": 1280, "height": 900}, base_url=live_server.url))
        page = own[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.goto("/admin/")
        page.fill("#id_login", user.email)
        page.fill("#id_password", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in own:
        context.close()
    expect.set_options(timeout=None)


def is_sent_form(request: Request) -> bool:
    """Say whether a request is that of a button which leads to another page."""
    return request.method == "POST" and request.is_navigation_request()


class Admin:
    """What one does in the admin, with the words that it has in a language."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language

    def word(self, message: str, **values: str) -> str:
        """Return a label in the language of the admin."""
        with override(self.language):
            return gettext(message) % values

    def open_by_search(self, title: str) -> None:
        """Find a page with the search of the first page and open its editor."""
        self.page.locator("main [name=q]").fill(title)
        self.page.keyboard.press("Enter")
        self.page.locator("main").get_by_role("link", name=title).first.click()
        self.page.wait_for_url("**/edit/")

    def fill(self, field: str, text: str) -> None:
        """Write into a field; the button that saves answers to changes only."""
        self.page.fill(f"#id_{field}", text)
        self.page.locator(f"#id_{field}").blur()

    def add_block(self, name: str) -> None:
        """Add a block at the end of the text."""
        self.page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
        self.page.get_by_role("option", name=self.word(name), exact=True).click()

    def send(self, button: str) -> None:
        """Press a button of the form and wait for the answer."""
        with self.page.expect_response(lambda answer: is_sent_form(answer.request)):
            self.page.locator(f"footer {button}:visible").first.click()
        self.page.wait_for_load_state("domcontentloaded")

    def press(self, button: str) -> None:
        """Press a button of the list below the editor."""
        self.page.get_by_role("button", name=self.word("More actions")).last.click()
        self.send(button)

    def submit(self) -> None:
        """Send to the reviewers."""
        self.press("[name=action-submit]")

    def approve(self, title: str) -> None:
        """Open what waits on the first page of the admin, and publish it."""
        self.page.goto("/admin/")
        self.page.locator("#awaiting-review-content").get_by_role("link", name=title).first.click()
        self.press("[data-workflow-action-name=approve]")


def correct(admin: Admin) -> None:
    """Find a page, correct its summary and send it to the reviewers."""
    admin.open_by_search("Collectivités")
    admin.fill("summary", SUMMARY)
    admin.submit()


def change_the_frame(admin: Admin) -> None:
    """Change what stands around all pages: the tagline, and a banner."""
    admin.page.get_by_role("link", name=admin.word("Navigation"), exact=True).click()
    admin.page.locator("main a[href*='/edit/']").first.click()
    admin.fill("tagline", TAGLINE)
    admin.submit()
    admin.page.get_by_role("link", name=admin.word("Alert banner")).click()
    admin.page.locator("a[href*='/banner/add/']").first.click()
    admin.fill("text", BANNER)
    admin.submit()


def write_news(admin: Admin) -> None:
    """Add a piece of news with a picture that says what it shows."""
    picture = {
        "name": "atelier.png",
        "mimeType": "image/png",
        "buffer": get_test_image_file(size=(400, 300)).file.getvalue(),
    }
    index = WagtailPage.objects.get(slug="actualites")
    admin.page.goto(f"/admin/pages/add/news/newspage/{index.pk}/")
    admin.page.locator("#id_title").press_sequentially(NEWS)  # key by key: the address is made of it
    admin.fill("summary", "Vingt communes ont comparé leurs registres.")
    # without focus: the calendar would open over what comes next
    admin.page.locator("#id_published_on").evaluate("field => { field.value = '2026-11-30' }")
    admin.send(".action-save")
    admin.add_block("Picture")
    admin.page.locator("[data-contentpath=body] .chooser button:visible").first.click()
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_role("tab").last.click()
    dialog.locator("input[type=file]").set_input_files(picture)
    dialog.locator("[name$=title]:visible").fill("Atelier")
    dialog.locator("[name$=description]").fill(ALT)
    dialog.locator("form:visible [type=submit]").last.click()
    expect(admin.page.locator("#body-0-value-image-alt_text")).to_have_value(ALT)


def meet_the_check(admin: Admin) -> None:
    """Give the page a part of a section that stands in no section: it is not sent until that is mended."""
    admin.add_block("Heading")
    admin.page.fill("#body-1-value-text", "Les chiffres")
    admin.page.select_option("#body-1-value-level", "3")
    admin.submit()
    fault = admin.word("“{heading}” is a part of a section, and no section stands above it.")
    expect(admin.page.locator(".messages")).to_contain_text(fault.format(heading="Les chiffres"))
    admin.page.select_option("#body-1-value-level", "2")
    admin.send(".action-save")


def preview(admin: Admin) -> None:
    """Look at the page as it will be on a telephone, a tablet and a screen."""
    admin.page.locator("[data-side-panel-toggle=preview]").click()
    frame = admin.page.frame_locator("[data-side-panel=preview] iframe:not([hidden])").last
    expect(frame.get_by_role("heading", level=1)).to_have_text(NEWS)
    for name, width in WIDTHS.items():
        admin.page.locator(f"[name=preview-size][value={name}]").check(force=True)
        expect(frame.locator("html")).to_have_js_property("clientWidth", width)
    admin.page.locator("[data-side-panel-toggle=preview]").click()


def read_as_a_visitor(page: Page, url: str) -> None:
    """Find all of it on the public pages."""
    page.goto(f"{url}/fr/actualites/")
    expect(page.get_by_text(BANNER)).to_be_visible()
    expect(page.get_by_text(TAGLINE).first).to_be_visible()
    page.get_by_role("link", name=NEWS).click()
    expect(page.get_by_role("img", name=ALT)).to_be_visible()
    page.goto(f"{url}/fr/collectivites/")
    expect(page.get_by_text(SUMMARY)).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_an_afternoon_of_corrections_and_news(language, at_work, live_server, page):
    AudiencePageFactory(title="Collectivités", slug="collectivites")
    NewsIndexPageFactory(slug="actualites")
    officer, reviewer = (Admin(at_work(person(role, language)), language) for role in ("Editors", "Reviewers"))

    for work in (correct, change_the_frame, write_news, meet_the_check, preview):
        work(officer)
    officer.submit()
    for title in (NEWS, BANNER, reviewer.word("navigation and footer").capitalize(), "Collectivités"):
        reviewer.approve(title)

    read_as_a_visitor(page, live_server.url)
