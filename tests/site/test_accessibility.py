"""Every type of page, component, block and error: accessible, inside its policy, not wider than a small phone."""

import pytest
from playwright.sync_api import Page

from portal.gallery.views import ERRORS
from services.bench.looking import HEIGHT, SCHEMES, WIDTHS, excess_width, violations, watch
from tests.core.factories import DocumentFactory, ImageFactory
from tests.projectdb.factories import CountryProfileIndexPageFactory, ProjectPageFactory
from tests.site.page_types import PAGE_TYPES, make_page

DESK, PHONE = VIEWS = list(zip(WIDTHS, SCHEMES, strict=True))  # light and dark; bin/bench axe sees all


def faults(page: Page, url: str, views=VIEWS) -> list[str]:
    """Return what is wrong with a page."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(url)
    found = []
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        found += violations(page)
    excess = excess_width(page)
    return [f"{url}: {fault}" for fault in [*found, *([f"{excess} px too wide"] if excess > 0 else [])]]


def test_no_type_of_page_breaks_a_rule(live_server, page):
    told, found = watch(page), []

    for model in PAGE_TYPES:
        found += faults(page, f"{live_server.url}{make_page(model).url}", [PHONE])

    assert "\n".join(found + told) == ""


@pytest.mark.parametrize(("state", "direction"), [("usual", "ltr"), ("bare", "ltr"), ("long", "rtl")])
def test_no_component_or_block_breaks_a_rule(state, direction, live_server, page):
    ImageFactory()
    DocumentFactory()
    told = watch(page)

    found = faults(page, f"{live_server.url}/fr/gallery/?state={state}&dir={direction}")

    assert "\n".join(found + told) == ""


def test_no_error_breaks_a_rule(live_server, page, caplog):
    found = [fault for name in ERRORS for fault in faults(page, f"{live_server.url}/es/gallery/{name}/", [DESK])]

    assert "\n".join(found) == ""
    caplog.clear()  # Django logs 500 and 503, as it should


@pytest.mark.parametrize("name", ["SN", "SN-IT"])
def test_no_drawn_page_breaks_a_rule(name, live_server, page):
    ProjectPageFactory(origin="SN", destination="IT", themes=["jobs"])
    told = watch(page)

    assert faults(page, f"{live_server.url}{CountryProfileIndexPageFactory().url}{name}/") + told == []


@pytest.mark.parametrize(
    "address", ["search/", "search/?q=rien", "feeds/", "projets/?country=XX", "projets/stats/", "write/", "report/"]
)
def test_no_other_page_breaks_a_rule(address, live_server, page):
    make_page(next(model for model in PAGE_TYPES if model.__name__ == "ProjectIndexPage"), slug="projets")
    told = watch(page)

    assert faults(page, f"{live_server.url}/fr/{address}") + told == []


@pytest.mark.parametrize("address", ["", "gallery/"])
def test_a_page_is_printed_in_dark_words_on_white(address, live_server, page):
    page.emulate_media(media="print", color_scheme="dark")
    page.add_init_script("localStorage.setItem('appearance', 'dark')")
    page.goto(f"{live_server.url}/fr/{address}")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert [fault for fault in violations(page) if fault.startswith("color-contrast")] == []


LINES = """[...document.querySelectorAll(".n, .bars b")].map((figure) => {
    const range = document.createRange();
    range.selectNodeContents(figure);
    return range.getClientRects().length;
})"""


def test_figures_stay_whole_beside_long_words(live_server, page):
    page.set_viewport_size({"width": WIDTHS[1], "height": HEIGHT})
    page.goto(f"{live_server.url}/fr/gallery/?state=long")

    assert set(page.evaluate(LINES)) == {1}


BROKEN = """<!doctype html><html><body><p style="inline-size:900px">…</p><img src="data:,"></body></html>"""


def test_a_fault_is_seen(page):
    page.set_content(BROKEN)

    found = violations(page)

    assert {fault.partition(":")[0] for fault in found} >= {"html-has-lang", "document-title", "image-alt"}
    assert excess_width(page) > 500


def test_what_the_policy_stops_is_seen(live_server, page):
    told = watch(page)
    page.goto(f"{live_server.url}/fr/search/")

    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))")
    page.wait_for_timeout(200)

    assert any("the policy stops img-src" in text for text in told)
