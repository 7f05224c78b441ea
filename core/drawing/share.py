"""The picture that stands for a page where a link to it is shared: cloth, title and the mark of the portal."""

import io
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import resvg_py
from django.conf import settings
from django.templatetags.static import static
from PIL import Image, ImageDraw, ImageFont

from core.drawing.weave import SPRITE, weave

DESIGN = 1  # raise it when the drawing changes: addresses of the pictures change with it
SIZE = (1200, 630)  # what social networks show whole
CLOTH_HEIGHT, MARGIN = 150, 80
KICKER_TOP, TITLE_TOP, TITLE_BOTTOM = 196, 240, 500
TITLE_SIZES = (76, 68, 60, 52, 46, 40)  # the first at which the title fits
LINE_HEIGHT = 1.12
PAPER, INK, ACCENT = "#ffffff", "#171c36", "#a2332a"
STATIC = Path(settings.BASE_DIR) / "static"


class Motif(NamedTuple):
    """What the cloth of a page is made of; see core.drawing.weave."""

    theme: str
    dye: str
    seed: int


def digest(*, title: str, kicker: str, motif: Motif, photograph: str = "") -> str:
    """Return a short text that changes whenever the picture would; `photograph` names one that takes its place."""
    return sha256(repr((DESIGN, title, kicker, motif, photograph)).encode()).hexdigest()[:10]


def draw(*, title: str, kicker: str, motif: Motif) -> bytes:
    """Draw the picture as PNG; a title that does not fit at the smallest size is cut with an ellipsis."""
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=_ground(motif))))).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, KICKER_TOP), kicker.upper(), font=_font("text", 26, weight=700), fill=ACCENT)
    lines, size = _set(title)
    font = _font("display", size)
    for number, line in enumerate(lines):
        pen.text((MARGIN, TITLE_TOP + number * size * LINE_HEIGHT), line, font=font, fill=INK)
    stream = io.BytesIO()
    picture.quantize(colors=128, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _set(title: str) -> tuple[list[str], int]:
    """Break a title into lines at the largest size at which it fits."""
    for size in TITLE_SIZES:
        lines = _broken(title, size)
        fitting = int((TITLE_BOTTOM - TITLE_TOP) / (size * LINE_HEIGHT))
        if len(lines) <= fitting:
            return lines, size
    return [*lines[: fitting - 1], f"{lines[fitting - 1]}…"], size


def _broken(title: str, size: int) -> list[str]:
    font, width = _font("display", size), SIZE[0] - 2 * MARGIN
    lines: list[str] = []
    for word in title.split(" "):
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@cache
def _font(name: str, size: int, weight: int = 0) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(STATIC / f"fonts/m4d-{name}.woff2", size)
    if weight:
        font.set_variation_by_axes([weight])
    return font


def _ground(motif: Motif) -> str:
    """Draw what is no text as SVG of its own: symbols beside their uses, colours in place of their names."""
    width, height = SIZE
    cloth = weave(*motif, "band").replace(f"{static(SPRITE)}#", "#")
    cloth = cloth.replace("<svg ", f'<svg width="{width}" height="{CLOTH_HEIGHT}" ', 1)
    logo = (STATIC / "brand/logo.svg").read_text()
    logo = logo.replace("<svg ", f'<svg x="{MARGIN}" y="530" width="255" height="55" ', 1)
    colours = _colours(motif.dye)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><defs>{_symbols()}</defs>'
        f'<path fill="{PAPER}" d="M0 0h{width}v{height}H0z"/>'
        f'<path fill="{colours["ground"]}" d="M0 0h{width}v{CLOTH_HEIGHT}H0z"/>{cloth}{logo}</svg>'
    )
    for mark in "ab":
        text = text.replace(f'class="{mark}"', f'fill="{colours[mark]}"')
    return re.sub(r"var\(--weave-(\w+)\)", lambda name: colours[name[1]], text)


@cache
def _symbols() -> str:
    """Return the symbols of cloth in the sprite."""
    return (STATIC / SPRITE).read_text().partition("<!-- Cloth")[2].partition("-->")[2].removesuffix("</svg>\n")


@cache
def _colours(dye: str) -> dict[str, str]:
    """Return the colours of a dye as the style sheet gives them."""
    sheet = (STATIC / "css/portal.css").read_text()
    rules = [re.search(rf"\.{name} {{([^}}]*)}}", sheet) for name in ("weave", f"dye-{dye}")]
    return {name: colour for rule in rules if rule for name, colour in re.findall(r"--weave-(\w+): ([^;]+);", rule[1])}
