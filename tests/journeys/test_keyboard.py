"""A visitor without a mouse: reaches everything, sees where the focus is, and needs no script for it."""

import re

import pytest
from playwright.sync_api import expect

from core.models import SiteFrame
from portal.gallery.words import STATES
from tests.home.factories import ProgrammeIndexPageFactory
from tests.journeys.keyboard import has_focus, press, tab_to, unseen_on_the_way
from tests.knowledge.learning.factories import QuizPageFactory
from tests.projectdb.factories import ProjectIndexPageFactory, ProjectPageFactory
from tests.search.conftest import bring_up_to_date
from tests.site.page_types import PAGE_TYPES, make_page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def visitor(browser, scripts):
    """A tab of a visitor whose browser runs scripts, or does not."""
    context = browser.new_context(java_script_enabled=scripts, viewport=DESK, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def projects():
    """Two projects, one of them about jobs, one about food."""
    index = ProjectIndexPageFactory(slug="projets")
    ProjectPageFactory(title="Des métiers", themes=["jobs"], origin="SN")
    ProjectPageFactory(title="Des jardins", themes=["food"], origin="MA")
    bring_up_to_date()
    return index


def with_section(page) -> None:
    """Put a page into the navigation of every language."""
    for frame in SiteFrame.objects.all():
        frame.navigation = [("page", {"page": page, "label": ""})]
        frame.save()


@with_and_without_scripts
def test_the_first_stop_leads_past_the_frame(live_server, visitor, projects):
    visitor.goto(f"{live_server.url}{projects.url}")

    press(visitor, "Tab")
    expect(visitor.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    press(visitor, "Enter", "Tab")

    assert visitor.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_whatever_has_the_focus_is_seen_to_have_it(state, size, live_server, page):
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server.url}/fr/gallery/?state={state}")

    assert "\n".join(unseen_on_the_way(page)) == ""


def test_focus_is_seen_on_every_type_of_page(live_server, page):
    page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    unseen = []
    for model in PAGE_TYPES:
        page.goto(f"{live_server.url}{make_page(model).url}")
        unseen += unseen_on_the_way(page)

    assert "\n".join(unseen) == ""


@with_and_without_scripts
def test_the_menu_of_a_phone_opens_and_closes(live_server, visitor):
    section = ProgrammeIndexPageFactory(title="Le programme")
    with_section(section)
    visitor.set_viewport_size(PHONE)
    visitor.goto(f"{live_server.url}/fr/")
    link = visitor.locator("#menu").get_by_role("link", name="Le programme")
    expect(link).to_be_hidden()

    tab_to(visitor, ".menu-btn")
    press(visitor, "Enter")
    expect(link).to_be_visible()
    press(visitor, "Escape")
    expect(link).to_be_hidden()

    assert has_focus(visitor, ".menu-btn")


@with_and_without_scripts
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_section_is_reached_from_the_menu(size, live_server, visitor):
    section = ProgrammeIndexPageFactory(title="Le programme")
    with_section(section)
    visitor.set_viewport_size(size)
    visitor.goto(f"{live_server.url}/fr/")
    if size == PHONE:
        tab_to(visitor, ".menu-btn")
        press(visitor, "Enter")

    tab_to(visitor, f".nav__list a[href='{section.url}']")
    press(visitor, "Enter")

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Le programme")


@with_and_without_scripts
def test_words_are_searched_for(live_server, visitor, projects):
    visitor.goto(f"{live_server.url}/fr/")
    tab_to(visitor, "#q-top")
    visitor.keyboard.type("métiers")
    press(visitor, "Enter")

    expect(visitor.locator("#count")).to_be_visible()
    tab_to(visitor, "main .hit__title a")
    press(visitor, "Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Des métiers")


@with_and_without_scripts
def test_the_same_page_is_read_in_another_language(live_server, visitor):
    visitor.goto(f"{live_server.url}/fr/feeds/")
    tab_to(visitor, ".langs [lang=es]")
    press(visitor, "Enter")

    expect(visitor).to_have_url(f"{live_server.url}/es/feeds/")
    expect(visitor.locator("html")).to_have_attribute("lang", "es")


@pytest.mark.parametrize("scripts", [True])
def test_a_filter_changes_the_list_below_and_keeps_the_focus(live_server, visitor, projects):
    visitor.goto(f"{live_server.url}{projects.url}")
    tab_to(visitor, "input[value=jobs]")
    press(visitor, "Space")

    expect(visitor.locator("#results .hit__title")).to_have_text(["Des métiers"])
    expect(visitor.locator("#status")).to_have_text("1 projet")
    expect(visitor).to_have_url(re.compile(r"[?&]theme=jobs\b"))
    assert has_focus(visitor, "input[value=jobs]")
    tab_to(visitor, ".facets .btn")
    press(visitor, "Enter")
    expect(visitor.locator("#count")).to_be_focused()


@pytest.mark.parametrize("scripts", [False])
def test_filters_work_without_scripts(live_server, visitor, projects):
    visitor.goto(f"{live_server.url}{projects.url}")
    tab_to(visitor, "input[value=jobs]")
    press(visitor, "Space")
    tab_to(visitor, ".facets .btn")
    press(visitor, "Enter")

    expect(visitor.locator("#results .hit__title")).to_have_text(["Des métiers"])
    expect(visitor).to_have_url(re.compile(r"[?&]theme=jobs\b"))


@with_and_without_scripts
def test_the_map_can_be_passed_over(live_server, visitor, projects):
    visitor.goto(f"{live_server.url}{projects.url}")
    tab_to(visitor, ".map-tools [href='#facets']")
    press(visitor, "Enter", "Tab")

    assert visitor.evaluate("document.activeElement.closest('#facets') !== null")


@with_and_without_scripts
def test_the_answers_of_a_quiz_open_and_close(live_server, visitor):
    visitor.goto(f"{live_server.url}{QuizPageFactory().url}")
    answers = visitor.locator(".quiz__body details > :last-child").first
    expect(answers).to_be_hidden()

    tab_to(visitor, ".quiz__body summary")
    press(visitor, "Enter")
    expect(answers).to_be_visible()
    press(visitor, "Enter")
    expect(answers).to_be_hidden()
