"""What the pictures promise: they mean something, they never fail, they break no rule of the page."""

import re
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from core.drawing import charts, maps
from core.drawing.weave import DYES, SHAPES, dye_for, motifs, weave

DIOURBEL = maps.Place(-16.23, 14.65, "Diourbel")
VENETO = maps.Place(12.33, 45.44, "Vénétie")
DRAWINGS = {
    "weave": weave("diaspora", "africa", 3, "card"),
    "band": weave("diaspora", "africa", 3, "band"),
    "link_map": maps.link_map(DIOURBEL, VENETO, "SN IT"),
    "place": maps.link_map(DIOURBEL),
    "corridor": maps.corridor_map(("SN", "Sénégal"), ("IT", "Italie")),
    "threads": maps.threads([("SN", "IT", 3)]),
    "world": maps.world([("SN", "Sénégal", 12, "?country=SN&page=1")]),
    "years": charts.years([(2014, 3), (2015, 7)]),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_is_well_formed_and_has_no_inline_style(name):
    ElementTree.fromstring(DRAWINGS[name])

    assert "style=" not in DRAWINGS[name]


@pytest.mark.parametrize(
    ("region", "subregion", "dye"),
    [
        ("002", "202", "africa"),
        ("002", "015", "maghreb"),
        ("019", "419", "americas"),
        ("142", "034", "asia"),
        ("150", "039", "europe"),
        ("009", "053", "oceania"),
        ("", "", "world"),
        ("999", "", "world"),
    ],
)
def test_a_region_has_its_dye(region, subregion, dye):
    assert dye_for(region, subregion) == dye


def test_every_dye_has_colours_in_the_style_sheet(settings):
    sheet = (settings.BASE_DIR / "static/css/portal.css").read_text()

    assert [dye for dye in (*DYES.values(), "maghreb") if f".dye-{dye} {{" not in sheet] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_an_unknown_theme_or_region_gives_a_neutral_picture(shape):
    assert weave("no-theme", "no-dye", 1, shape) == weave("no-theme", "world", 1, shape)
    assert "#w-plain" in weave("no-theme", "no-dye", 1, shape)


def test_a_seed_draws_the_same_cloth_every_time_and_another_one_differs():
    assert weave.__wrapped__("rights", "asia", 5) == weave("rights", "asia", 5)
    assert len({weave("rights", "asia", seed) for seed in range(8)}) > 4


def test_every_theme_has_a_symbol_in_the_sprite(settings):
    sprite = (settings.BASE_DIR / "static/icons.svg").read_text()

    assert [theme for theme in motifs() - {"plain"} if f'id="t-{theme}"' not in sprite] == []
    assert len(motifs()) == 22


def test_every_country_with_an_anchor_is_drawn_on_the_map(settings):
    drawn = set(re.findall(r'id="([A-Z]{2})"', (settings.BASE_DIR / "static/map/world.svg").read_text()))

    assert set(maps.COUNTRIES) - drawn == set()
    assert {"SN", "XK", "PS", "EH"} <= drawn


def test_a_bubble_is_a_link_with_a_name():
    with override("en"):
        svg = maps.world([("SN", "Senegal", 12, "?country=SN&page=1")], active="SN")

    assert '<a href="?country=SN&amp;page=1" aria-current="true" transform="' in svg
    assert "><title>Senegal: 12 projects</title><circle " in svg


def test_the_world_leaves_out_what_it_cannot_place():
    svg = maps.world([("ZZ", "Nowhere", 3, "#"), ("SN", "Senegal", 0, "#")], view="no-region")

    assert "<a " not in svg


def test_threads_leave_out_countries_that_the_map_does_not_know():
    assert "<g></g>" in maps.threads([("ZZ", "IT", 3), ("IT", "IT", 1)])


def test_a_corridor_ties_the_points_of_its_countries():
    svg = maps.corridor_map(("SN", "Sénégal"), ("IT", "Italie"))

    countries = (maps.COUNTRIES[code] for code in ("SN", "IT"))
    (x1, y1), (x2, y2) = (country.get("thread_at", country["at"]) for country in countries)
    assert re.search(rf'd="M{x1} {y1}Q\S+ \S+ {x2} {y2}"', svg)


def test_a_corridor_with_a_country_that_the_map_does_not_know_shows_the_other():
    assert maps.corridor_map(("XX", "Rien"), ("YY", "Rien")) == ""
    assert "Rien" not in maps.corridor_map(("SN", "Sénégal"), ("XX", "Rien"))


def test_names_on_a_map_are_escaped():
    svg = maps.link_map(maps.Place(0, 0, "<b>"), VENETO)

    assert "<b>" not in svg
    assert "&lt;b&gt;" in svg


def test_a_point_beyond_the_pole_stays_on_the_map():
    assert maps.project(200, 95) == maps.project(-160, 90)


def test_a_projected_point_falls_where_the_map_draws_the_country():
    x, y = maps.project(-14.5, 14.5)
    anchor_x, anchor_y = maps.COUNTRIES["SN"]["at"]

    assert abs(x - anchor_x) < 8
    assert abs(y - anchor_y) < 8


def test_the_longest_bar_is_whole_and_a_small_one_is_seen():
    bars = charts.bars([("Diaspora", 400, "#"), ("Health", 1, "#"), ("Tourism", 0, "#")])

    assert [bar.share for bar in bars] == [100, 1, 0]


def test_charts_without_rows_draw_nothing():
    assert charts.bars([]) == []
    assert charts.years([]) == ""
