"""A visitor searches: with suggestions and without, by keyboard, filters, goes back, in three languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from news.models import NewsPage
from reference.models import PageTheme
from search.models import SearchDay
from tests.journeys.keyboard import press
from tests.reference.factories import ThemeFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import make_page

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
WORDS = {"fr": "guichet", "en": "office", "es": "ventanilla"}
TITLES = {"fr": ("Guichet d’accueil", "Guichet emploi"), "en": ("Welcome office", "Job office"),
          "es": ("Ventanilla de acogida", "Ventanilla de empleo")}  # fmt: skip


@pytest.fixture
def pages(transactional_db):
    """Two pages in each language, one of them about jobs."""
    theme = ThemeFactory(code="jobs", label={"fr": "Emploi", "en": "Jobs", "es": "Empleo"})
    for language, (one, other) in TITLES.items():
        make_page(NewsPage, title=one, language=language, theme_links=[])
        make_page(NewsPage, title=other, language=language, theme_links=[PageTheme(theme=theme)])
    bring_up_to_date()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visitor(request, browser):
    """A tab of a visitor whose browser runs scripts, or does not."""
    context = browser.new_context(java_script_enabled=request.param, viewport=DESK, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def choose_first_theme(visitor):
    """Tick a box; without script the button sends the form."""
    visitor.get_by_role("checkbox").first.check()
    if visitor.locator(".hit").count() != 1:
        visitor.locator("form.facets button").click()
    expect(visitor.locator(".hit")).to_have_count(1)


@pytest.mark.parametrize("language", WORDS)
def test_a_search_is_filtered_and_the_way_back_keeps_the_filter(language, live_server, pages, visitor):
    word, (_one, about_jobs) = WORDS[language], TITLES[language]
    visitor.goto(f"{live_server.url}/{language}/search/")
    visitor.locator("main input[name=q]").fill(word)
    press(visitor, "Enter")
    expect(visitor.locator(".hit")).to_have_count(2)

    choose_first_theme(visitor)
    visitor.get_by_role("link", name=about_jobs).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(about_jobs)
    visitor.go_back()

    expect(visitor.locator(".hit")).to_have_count(1)
    expect(visitor.get_by_role("checkbox").first).to_be_checked()


def test_suggestions_are_reached_by_arrows_and_left_by_escape(live_server, pages, page):
    page.goto(f"{live_server.url}/fr/search/")
    field = page.locator("main input[name=q]")
    field.press_sequentially("guich")
    expect(page.get_by_role("option")).to_have_count(2)

    press(page, "ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", page.get_by_role("option").first.get_attribute("id"))
    press(page, "Escape")
    expect(page.get_by_role("option")).to_have_count(0)

    field.press_sequentially("e")
    expect(page.get_by_role("option")).to_have_count(2)
    press(page, "ArrowUp", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["fr"][0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("address", ["?q=guichet", "?q=guichet&since=x&theme=x", "?q=zzzz", "", "?q=offices"])
def test_the_page_has_no_fault_that_axe_sees(address, size, scheme, live_server, pages, page):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{live_server.url}/fr/search/{address}")

    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_search_and_a_click_are_counted(live_server, pages, page):
    with page.expect_request("**/search/count/"):
        page.goto(f"{live_server.url}/fr/search/?q=guichet")
    with page.expect_request("**/search/count/"):
        page.locator(".hit__title a").first.click()
    page.wait_for_load_state("networkidle")

    day = SearchDay.objects.get()
    assert (day.text, day.searches, day.results) == ("guichet", 1, 2)
