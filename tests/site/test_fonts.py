"""Fonts on a slow line: words do not wait for them and do not move when they come."""

import pytest

SHIFTS = """
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""
PAINTED = """() => new Promise((painted) => {
    const seen = (list) => list.getEntriesByName("first-contentful-paint").forEach(() => painted(true));
    new PerformanceObserver(seen).observe({type: "paint", buffered: true});
})"""
FONTS = ["M4D Display", "M4D Text"]
LOADED = "document.fonts.ready.then((fonts) => [...fonts].filter((f) => f.status === 'loaded').map((f) => f.family))"


@pytest.fixture
def held(page):
    """The requests for fonts, which do not get through until they are let."""
    routes = []

    def hold(route):
        routes.append(route)

    page.route("**/*.woff2", hold)
    return routes


def test_words_neither_wait_for_fonts_nor_move_when_they_come(live_server, page, held):
    page.add_init_script(SHIFTS)
    page.goto(f"{live_server.url}/fr/gallery/", wait_until="domcontentloaded")
    assert page.evaluate(PAINTED)
    assert len(held) == len(FONTS)

    for route in held:
        route.continue_()

    assert {family.strip('"') for family in page.evaluate(LOADED)} >= set(FONTS)
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") < 0.01
