"""A visitor looks for projects: by facets, words and on the map, with scripts and without, by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.keyboard import has_focus, press, tab_to
from tests.projectdb.factories import ProjectIndexPageFactory, ProjectPageFactory
from tests.reference.factories import ThemeFactory
from tests.search.conftest import bring_up_to_date

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
HEADINGS = {"fr": ("2 projets", "1 projet"), "en": ("2 projects", "1 project"), "es": ("2 proyectos", "1 proyecto")}


@pytest.fixture(params=list(HEADINGS))
def url(request, transactional_db):
    """The address of a list of three projects, in each language."""
    language = request.param
    for code in ("jobs", "food"):
        ThemeFactory(code=code)
    index = ProjectIndexPageFactory(slug="list", language=language)
    for title, themes, origin in (("One", ["jobs"], "SN"), ("Two", ["jobs"], "MA"), ("Three", ["food"], "MA")):
        ProjectPageFactory(title=title, themes=themes, origin=origin, parent=index, language=language)
    bring_up_to_date()
    return index.url, *HEADINGS[language]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visitor(request, browser):
    """A tab of a visitor whose browser runs scripts, or does not."""
    context = browser.new_context(java_script_enabled=request.param, viewport=DESK, reduced_motion="reduce")
    page = context.new_page()
    page.has_scripts = request.param
    yield page
    context.close()


def choose(visitor, name: str, value: str) -> None:
    """Tick a box; without script the button sends the form."""
    visitor.locator(f"input[name='{name}'][value='{value}']").check()
    if not visitor.has_scripts:
        visitor.locator("form.facets button").click()


def test_choices_narrow_the_list_and_are_taken_back(url, live_server, visitor):
    address, two, one = url
    visitor.goto(f"{live_server.url}{address}")

    choose(visitor, "theme", "jobs")
    expect(visitor.locator("#count")).to_have_text(two)
    expect(visitor.locator("input[name=origin][value=SN] ~ .n")).to_have_text("1")
    choose(visitor, "origin", "MA")
    expect(visitor.locator("#map a")).to_have_count(1)
    assert {"theme=jobs", "origin=MA"} <= set(visitor.url.split("?")[1].split("&"))

    visitor.locator("#results .tags a").first.click()
    expect(visitor.locator("#count")).to_have_text(two)
    visitor.go_back()
    expect(visitor.locator("#count")).to_have_text(one)


def test_the_keyboard_alone_is_enough(url, live_server, page):
    address, two, _one = url
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server.url}{address}")
    tab_to(page, "input[name=theme][value=jobs]")

    press(page, "Space")

    expect(page.locator("#status")).to_have_text(two)
    assert has_focus(page, "input[name=theme][value=jobs]")
    tab_to(page, "form.facets button")
    press(page, "Enter")
    expect(page.locator("#count")).to_be_focused()


def test_words_and_the_frame_of_the_map_stay_with_a_choice(url, live_server, visitor):
    address, _two, one = url
    visitor.goto(f"{live_server.url}{address}")
    visitor.locator("a[data-code='002']").click()
    visitor.locator("#words").fill("Two")
    visitor.locator("form.facets button").click()
    expect(visitor.locator("#count")).to_have_text(one)
    box = visitor.locator("#map svg").get_attribute("viewBox")

    choose(visitor, "theme", "jobs")

    expect(visitor).to_have_url(re.compile("theme=jobs"))
    expect(visitor.locator("#count")).to_have_text(one)
    assert visitor.locator("#map svg").get_attribute("viewBox") == box
    expect(visitor.locator("#words")).to_have_value("Two")


def test_a_country_is_chosen_on_the_map(url, live_server, visitor):
    address, two, _one = url
    visitor.goto(f"{live_server.url}{address}")

    visitor.locator("#map a[href*='country=MA']").click()

    expect(visitor.locator("#count")).to_have_text(two)
    expect(visitor.locator("#map a[aria-current]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("query", ["", "?theme=jobs&origin=MA&sort=title", "?theme=none&page=9&since=x", "?q=zzzz"])
def test_the_page_has_no_fault_that_axe_sees(query, size, scheme, url, live_server, page):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{live_server.url}{url[0]}{query}")

    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
