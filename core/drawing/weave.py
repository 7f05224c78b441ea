"""Woven pictures: the cloth that stands for a page without a photograph.

The broad strip carries the motif of the theme, the colours are the dyes of the region, and the
order of the strips follows the seed: two pages on the same theme do not look alike. The motifs are
plain geometry of our own; no emblem and no sacred pattern of a community is copied.
"""

import json
import math
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.drawing.svg import joined

Choice = TypeVar("Choice")

# By theme: paths on a tile of 32 x 32, each with its colour: g ground, a main, b second.
MOTIFS: dict[str, list[list[str]]] = json.loads((Path(__file__).parent / "motifs.json").read_text())
NEUTRAL_MOTIF, NEUTRAL_DYE = "", "world"
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
# Orders of strips. m: motif, s: plain strip, t: thin threads, z: saw teeth.
STRIPS = ("mtst", "stmt", "tmtsz", "mzt")
ID_SPACE = 16**5  # short ids: a list shows twenty cloths
BAND_STRIPS = "tmzts"


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
    dye = dye if dye in DYE_NAMES else NEUTRAL_DYE
    shape = shape if shape in SHAPES else "card"
    motif = format_html_join("", '<path class="{}" d="{}"/>', MOTIFS.get(theme) or MOTIFS[NEUTRAL_MOTIF])
    width, height = SHAPES[shape]
    cloth = _cloth(f"{theme}/{dye}/{seed}/{shape}", shape, motif)
    return format_html(
        '<svg class="weave dye-{}" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        "{}</svg>",
        dye,
        width,
        height,
        cloth,
    )


class Dice:
    """Choices that look like chance and are the same on every machine for the same name."""

    def __init__(self, name: str) -> None:
        self.bytes: Iterator[int] = cycle(sha256(name.encode()).digest())

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Return one of the options."""
        return options[next(self.bytes) % len(options)]


def _cloth(name: str, shape: str, motif: SafeString) -> SafeString:
    """Draw the strips and the patterns that fill them; ids follow the name, equal cloth shares one.

    The ground is the background of the picture.
    """
    dice, pattern = Dice(name), f"w{zlib.crc32(name.encode()) % ID_SPACE:x}"
    tile = {"slim": 48, "band": 64, "row": 48}.get(shape) or dice.pick((48, 54, 64))
    order = BAND_STRIPS if shape == "band" else dice.pick(STRIPS)
    return format_html(
        '<pattern id="{}" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse">'
        '<g transform="scale({})">{}</g></pattern>{}',
        pattern,
        f"{tile / 32:g}",
        motif,
        joined(_strips(dice, SHAPES[shape], tile, pattern, order)),
        tile=tile,
    )


def _strips(dice: Dice, size: tuple[int, int], tile: int, pattern: str, order: str) -> Iterator[SafeString]:
    """Lay strips from top to bottom until the cloth is whole."""
    width, height = size
    top = 0
    for kind in cycle(order):
        if top >= height:
            return
        depth = {"m": tile, "t": 14, "z": 16}.get(kind) or dice.pick((18, 24, 30))
        yield format_html('<g transform="translate(0 {})">{}</g>', top, _strip(kind, dice, width, depth, pattern))
        top += depth


def _strip(kind: str, dice: Dice, width: int, depth: int, pattern: str) -> SafeString:
    """Draw one strip at the origin, so that a pattern starts where its strip does."""
    cloth = '<rect width="{}" height="{}" {}="{}"/>'
    if kind == "m":
        return format_html(cloth, width, depth, "fill", f"url(#{pattern})")
    if kind == "t":
        return format_html('<path class="l" d="M0 3h{width}M0 11h{width}"/>', width=width)
    if kind == "s":
        return format_html(cloth, width, depth, "class", dice.pick("ab"))
    teeth = "l8-16 8 16" * math.ceil(width / 16)
    return format_html('{}<path class="a" d="M0 16{}"/>', format_html(cloth, width, depth, "class", "c"), teeth)
