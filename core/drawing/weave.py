"""Woven pictures: the cloth that stands for a page without a photograph.

The broad strip carries the motif of the theme, the colours are the dyes of the region, and the
order of the strips follows the seed: two pages on the same theme do not look alike. Motifs and saw
teeth are symbols of the sprite `static/icons.svg`, fetched once. They are plain geometry of our own;
no emblem and no sacred pattern of a community is copied.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import cycle
from typing import TypeVar

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.drawing.svg import joined

Choice = TypeVar("Choice")

SPRITE = "icons.svg"
NEUTRAL_MOTIF, NEUTRAL_DYE = "plain", "world"
TILE = 32  # side of a motif in the sprite; a symbol there has REPEATS of them side by side
REPEATS = 8
# Dyes by M49 region; Northern Africa (015) has its own. Each is a class `dye-<name>` of the style sheet.
DYES = {"002": "africa", "009": "oceania", "019": "americas", "142": "asia", "150": "europe"}
NORTHERN_AFRICA = "015"
DYE_NAMES = {*DYES.values(), "maghreb", NEUTRAL_DYE}
# Width and height in units of the picture; it fills its frame whatever the frame's proportions.
SHAPES = {
    "card": (384, 216),
    "square": (192, 192),
    "slim": (384, 96),
    "band": (1280, 128),
    "row": (160, 90),  # small, in lists: few strips, a large motif
}
TILES = {"slim": (48,), "band": (64,), "row": (48,)}  # sides of a motif; other shapes choose
# Orders of strips. m: motif, s: plain strip, t: thin threads, z: saw teeth.
STRIPS = ("mtst", "stmt", "tmtsz", "mzt")
BAND_STRIPS = "tmzts"


@cache
def motifs() -> frozenset[str]:
    """Return the codes of the themes that have a motif in the sprite."""
    sprite = (settings.BASE_DIR / "static" / SPRITE).read_text()
    return frozenset(re.findall(r'id="w-([a-z-]+)"', sprite))


def dye_for(region_code: str, subregion_code: str = "") -> str:
    """Return the dye of a region; codes are M49. No region, several or an unknown one: the neutral dye."""
    if subregion_code == NORTHERN_AFRICA:
        return "maghreb"
    return DYES.get(region_code, NEUTRAL_DYE)


@cache
def weave(theme: str, dye: str = NEUTRAL_DYE, seed: int = 1, shape: str = "card") -> SafeString:
    """Draw the cloth of a page as decoration, hidden from assistive technology.

    An unknown theme, dye or shape gives a neutral picture, never an error.
    """
    theme = theme if theme in motifs() else NEUTRAL_MOTIF
    dye = dye if dye in DYE_NAMES else NEUTRAL_DYE
    shape = shape if shape in SHAPES else "card"
    return format_html(
        '<svg class="weave dye-{}" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        "{}</svg>",
        dye,
        *SHAPES[shape],
        joined(_strips(Dice(f"{theme}/{dye}/{seed}/{shape}"), shape, theme)),
    )


class Dice:
    """Choices that look like chance and are the same on every machine for the same name."""

    def __init__(self, name: str) -> None:
        self.bytes: Iterator[int] = cycle(sha256(name.encode()).digest())

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Return one of the options."""
        return options[next(self.bytes) % len(options)]


def _strips(dice: Dice, shape: str, theme: str) -> Iterator[SafeString]:
    """Lay strips from top to bottom until the cloth is whole; its ground is the background of the picture."""
    width, height = SHAPES[shape]
    tile = dice.pick(TILES.get(shape, (48, 54, 64)))
    order = BAND_STRIPS if shape == "band" else dice.pick(STRIPS)
    top = 0
    for kind in cycle(order):
        if top >= height:
            return
        if kind == "m":
            yield from _motifs(theme, width, top, tile)
            top += tile
        elif kind == "s":
            depth = dice.pick((18, 24, 30))
            yield format_html('<path class="{}" d="M0 {}h{w}v{}H0z"/>', dice.pick("ab"), top, depth, w=width)
            top += depth
        else:
            name, depth = ("threads", 14) if kind == "t" else ("teeth", 16)
            yield format_html('<use href="{}#cloth-{}" y="{}"/>', static(SPRITE), name, top)
            top += depth


def _motifs(theme: str, width: int, top: int, tile: int) -> Iterator[SafeString]:
    """Lay the motifs of one strip from side to side."""
    step = tile * REPEATS
    for left in range(0, width, step):
        yield format_html(
            '<use href="{}#w-{}" transform="{}scale({})"/>',
            static(SPRITE),
            theme,
            f"translate({left} {top}) " if left or top else "",
            f"{tile / TILE:g}",
        )
