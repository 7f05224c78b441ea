"""Contrast of the colour pairs that the style sheet uses, in light and dark (WCAG 2.2)."""

import re

import pytest

# Text or mark, its ground, least contrast. 7: body text; 4.5: other text; 3: marks and borders.
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "panel", 7),
    ("ink", "panel-2", 7),
    ("ink", "card", 7),
    ("ink", "note-bg", 7),
    ("ink", "sea", 7),
    ("ink-2", "paper", 7),
    ("ink-2", "panel", 4.5),
    ("ink-2", "card", 4.5),
    ("link", "paper", 7),
    ("link", "panel", 7),
    ("link-hover", "paper", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "panel", 4.5),
    ("accent", "card", 4.5),
    ("on-btn", "btn", 7),
    ("on-btn", "btn-hover", 7),
    ("on-deep", "deep", 7),
    ("on-deep-1", "deep", 7),
    ("on-deep-1", "indigo-950", 7),
    ("on-deep-2", "deep", 7),
    ("saffron", "deep", 4.5),
    ("indigo-950", "saffron", 7),
    ("indigo-950", "saffron-light", 7),
    ("ok", "ok-bg", 4.5),
    ("warn", "warn-bg", 4.5),
    ("bad", "bad-bg", 4.5),
    ("bad", "paper", 4.5),
    ("line-strong", "paper", 3),
    ("line-strong", "panel", 3),
    ("focus", "paper", 3),
    ("origin", "paper", 3),
    ("destination", "paper", 3),
    ("thread-2", "deep", 3),
    ("thread-3", "deep", 3),
    ("s3", "sea", 3),
    ("s4", "sea", 3),
]


def tokens(sheet, selector):
    """Return the custom properties of the first rule of `selector`."""
    rule = sheet[sheet.index(f"{selector} {{") :]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", rule[: rule.index("}")]))


@pytest.fixture(scope="module")
def appearances():
    """The tokens of the light and of the dark appearance."""
    from django.conf import settings

    sheet = (settings.BASE_DIR / "static/css/portal.css").read_text()
    light = tokens(sheet, ":root")
    return {"light": light, "dark": light | tokens(sheet, ':root[data-appearance="dark"]')}


def luminance(colour):
    """Return the relative luminance of a hex colour (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def value(names, name):
    """Return the colour behind a token, through the tokens it refers to."""
    colour = names[name]
    while colour.startswith("var("):
        colour = names[colour.removeprefix("var(--").removesuffix(")")]
    return colour


@pytest.mark.parametrize("appearance", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground", "floor"), PAIRS)
def test_a_mark_stands_out_from_its_ground(appearances, appearance, mark, ground, floor):
    names = appearances[appearance]
    low, high = sorted((luminance(value(names, mark)), luminance(value(names, ground))))

    assert (high + 0.05) / (low + 0.05) >= floor


def test_both_ways_into_the_dark_have_the_same_colours(appearances):
    from django.conf import settings

    sheet = (settings.BASE_DIR / "static/css/portal.css").read_text()
    by_system = tokens(sheet, ':root:not([data-appearance="light"])')

    assert by_system == tokens(sheet, ':root[data-appearance="dark"]')
