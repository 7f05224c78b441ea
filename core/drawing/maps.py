"""Maps drawn from one static file, `map/world.svg`: fetched once, coloured by the page that uses it.

Geometry, licence and the wording on boundaries: static/map/README.md. Units are those of that file
(2000 wide, Equal Earth projection, Bering Strait whole). Anchors and views stand in world.json.
"""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.drawing.svg import joined

WORLD = json.loads((Path(__file__).parent / "world.json").read_text())
COUNTRIES: dict[str, dict] = WORLD["countries"]  # ISO 3166-1 alpha-2, XK included
WHOLE_WORLD = ""
# Frames a map can take, by M49 region, with their names in the order of the buttons.
VIEW_NAMES = {
    WHOLE_WORLD: gettext_lazy("World"),
    "002": gettext_lazy("Africa"),
    "011": gettext_lazy("West Africa"),
    "019": gettext_lazy("Latin America and the Caribbean"),
    "029": gettext_lazy("Central America and the Caribbean"),
    "142": gettext_lazy("Asia"),
    "150": gettext_lazy("Europe"),
}
SHADES = ((10, 4), (5, 3), (2, 2), (0, 1))  # at least so many: shade of the country


@dataclass(frozen=True)
class Country:
    """One country of the world map; `code` is ISO 3166-1 alpha-2, `count` is what the bubble shows."""

    code: str
    name: str
    count: int
    url: str


class View(NamedTuple):
    """A frame of the world map: `code` is M49 or "" for all, `box` the SVG view box."""

    code: str
    name: str
    box: str


@dataclass(frozen=True)
class Place:
    """A named point; coordinates are degrees, WGS 84."""

    longitude: float
    latitude: float
    name: str

    @property
    def point(self) -> tuple[float, float]:
        """The place in units of the map."""
        return project(self.longitude, self.latitude)


@dataclass(frozen=True)
class Centre:
    """The point of a country from which its threads start; `code` is one that the map knows."""

    code: str
    name: str

    @property
    def point(self) -> tuple[float, float]:
        """The place in units of the map."""
        return _anchor(self.code)


def _equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project degrees to the plane (Šavrič, Patterson and Jenny 2018)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the point of the map for degrees of longitude and latitude; latitudes beyond 90 count as 90."""
    latitude = max(-90.0, min(90.0, latitude))
    edge = _equal_earth(180, 0)[0]
    scale = WORLD["width"] / (2 * edge)
    x, y = _equal_earth((longitude - WORLD["central_meridian"] + 180) % 360 - 180, latitude)
    return round((x + edge) * scale, 1), round((_equal_earth(0, 83.7)[1] - y) * scale, 1)


def views() -> list[View]:
    """Return the frames of the world map, the whole world first."""
    return [View(code, str(name), " ".join(map(str, WORLD["views"][code]))) for code, name in VIEW_NAMES.items()]


def _use(name: str, css: str) -> SafeString:
    return format_html('<use class="{}" href="{}#{}"/>', css, static("map/world.svg"), name)


def _base() -> SafeString:
    return joined((_use("land", "land"), _use("borders", "borders"), _use("undetermined", "undetermined")))


def world(rows: Iterable[tuple[str, str, int, str]], view: str = WHOLE_WORLD, active: str = "") -> SafeString:
    """Draw the world with one bubble a country, each a link named "Senegal: 12 projects".

    Rows are (code, name, count, address) with ISO 3166-1 alpha-2 codes; `view` is an M49 region, `active`
    the code of the chosen country. The area of a bubble follows the count, the shade of its country goes
    in four steps. Countries that the map does not know are left out.
    """
    box = WORLD["views"].get(view, WORLD["views"][WHOLE_WORLD])
    zoom = max(box[2] / 1480, box[3] / 690, 0.3)
    known = sorted((Country(*row) for row in rows), key=lambda row: -row.count)  # small ones stay on top
    known = [row for row in known if row.code in COUNTRIES and row.count > 0]
    return format_html(
        '<svg class="world" viewBox="{}" role="group" aria-label="{}"><g aria-hidden="true">{}{}{}</g>{}</svg>',
        " ".join(map(str, box)),
        _("Map of projects by country"),
        _base(),
        joined(_shaded(shade, rows) for shade, rows in groupby(known, lambda row: _shade(row.count))),
        _use("borders", "borders"),
        joined(_bubble(row, zoom, row.code == active) for row in known),
    )


def _shade(count: int) -> int:
    return next(shade for least, shade in SHADES if count >= least)


def _shaded(shade: int, rows: Iterable[Country]) -> SafeString:
    """Draw the countries of one shade."""
    countries = joined(format_html('<use href="{}#{}"/>', static("map/world.svg"), row.code) for row in rows)
    return format_html('<g class="s{}">{}</g>', shade, countries)


def _bubble(row: Country, zoom: float, is_active: bool) -> SafeString:
    """Draw one country as a link, named by its title; three projects and more are written in it."""
    label = ngettext("%(name)s: %(count)d project", "%(name)s: %(count)d projects", row.count)
    return format_html(
        '<a href="{}"{} transform="translate({} {}){}"><title>{}</title><circle r="{}"/>{}</a>',
        row.url,
        mark_safe(' aria-current="true"') if is_active else "",
        *COUNTRIES[row.code]["at"],
        "" if zoom == 1 else f" scale({zoom:.2g})",
        label % {"name": row.name, "count": row.count},
        f"{max(7.5, 6.8 * math.sqrt(row.count)):.1f}",
        format_html("<text>{}</text>", row.count) if row.count > 2 else "",
    )


def _thread(start: tuple[float, float], end: tuple[float, float], bend: float = 0.22) -> str:
    """Return the path of a thread that hangs between two points, always bent towards the north."""
    (x1, y1), (x2, y2) = start, end
    side = 1 if x2 >= x1 else -1
    x = (x1 + x2) / 2 + (y2 - y1) * bend * side
    y = (y1 + y2) / 2 - abs(x2 - x1) * bend - math.hypot(x2 - x1, y2 - y1) * 0.06
    return f"M{x1:.0f} {y1:.0f}Q{x:.0f} {y:.0f} {x2:.0f} {y2:.0f}"


def _anchor(code: str) -> tuple[float, float]:
    country = COUNTRIES[code]
    return country.get("thread_at", country["at"])


def threads(rows: Iterable[tuple[str, str, int]]) -> SafeString:
    """Draw the ties between countries as threads: (origin, destination, how many projects), as decoration.

    Codes are ISO 3166-1 alpha-2; a pair with a country that the map does not know is left out.
    """
    ties = [row for row in rows if {row[0], row[1]} <= COUNTRIES.keys() and row[0] != row[1]]
    origins = dict.fromkeys(origin for origin, _destination, _weight in ties)
    destinations = dict.fromkeys(end for _origin, end, _weight in ties if end not in origins)
    return format_html(
        '<svg class="threads" viewBox="430 40 1230 620" aria-hidden="true">{}<g>{}</g>{}{}</svg>',
        _use("land", "land"),
        joined(_tie(n, row) for n, row in enumerate(ties)),
        joined(_disc(_anchor(code)) for code in origins),
        joined(_lozenge(_anchor(code)) for code in destinations),
    )


def _tie(place: int, row: tuple[str, str, int]) -> SafeString:
    """Draw one thread; colours take turns, more projects make it thicker."""
    origin, destination, weight = row
    return format_html(
        '<path class="t{}" pathLength="1" stroke-width="{}" d="{}"/>',
        place % 3,
        f"{min(2 + weight * 0.8, 8):.1f}",
        _thread(_anchor(origin), _anchor(destination)),
    )


def _disc(point: tuple[float, float], scale: float = 1) -> SafeString:
    """Draw an origin: it differs from a destination by its shape, not only by its colour."""
    return format_html('<circle class="o" cx="{}" cy="{}" r="{}"/>', *point, f"{8 * scale:.1f}")


def _lozenge(point: tuple[float, float], scale: float = 1) -> SafeString:
    """Draw a destination."""
    half = f"{10 * scale:.1f}"
    top = f"{point[1] - 10 * scale:.1f}"
    path = '<path class="d" d="M{x} {top}l{half} {half}-{half} {half}-{half}-{half}z"/>'
    return format_html(path, x=point[0], top=top, half=half)


def corridor_map(origin: tuple[str, str], destination: tuple[str, str]) -> SafeString:
    """Draw two countries tied by a thread; each is a code (ISO 3166-1 alpha-2) and a name.

    Without one that the map knows there is nothing to draw.
    """
    ends = [Centre(*end) if end[0] in COUNTRIES else None for end in (origin, destination)]
    return link_map(ends[0], ends[1], f"{origin[0]} {destination[0]}")


def link_map(origin: Place | Centre | None, destination: Place | Centre | None = None, codes: str = "") -> SafeString:
    """Draw two places tied by a thread, or one place alone; `codes` are the countries to colour, "SN IT"."""
    places = [place for place in (origin, destination) if place]
    if not places:
        return SafeString()
    box, scale = _frame([place.point for place in places])
    return format_html(
        '<svg class="linkmap" viewBox="{}" role="img" aria-label="{}">{}{}{}{}</svg>',
        box,
        _link_label(places),
        _base(),
        joined(_use(code, "focus") for code in codes.split() if code in COUNTRIES),
        _use("borders", "borders"),
        joined(_places(origin, destination, scale)),
    )


def _frame(points: list[tuple[float, float]]) -> tuple[str, float]:
    """Return the view box around the points and the scale of what is drawn in it."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    width = max((max(xs) - min(xs)) * 1.9, (max(ys) - min(ys)) * 2.25, 180)
    height = width * 0.72
    left = (min(xs) + max(xs) - width) / 2
    top = (min(ys) + max(ys) - height) / 2 - height * 0.03
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}", width / 760


def _places(origin: Place | Centre | None, destination: Place | Centre | None, scale: float) -> Iterator[SafeString]:
    """Draw thread, marks and names; a name stands away from the other end of the thread."""
    if origin and destination:
        yield format_html('<path class="thread" d="{}"/>', _thread(origin.point, destination.point, bend=0.18))
    if origin:
        yield _disc(origin.point, scale)
        yield _name(origin, destination is not None and origin.point[1] < destination.point[1], scale)
    if destination:
        yield _lozenge(destination.point, scale)
        yield _name(destination, origin is not None and destination.point[1] <= origin.point[1], scale)


def _link_label(places: list[Place | Centre]) -> str:
    if len(places) == 1:
        return _("Map: %(place)s") % {"place": places[0].name}
    return _("Map: %(origin)s tied to %(destination)s") % {"origin": places[0].name, "destination": places[1].name}


def _name(place: Place | Centre, is_above: bool, scale: float) -> SafeString:
    x, y = place.point
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="middle">{}</text>',
        f"{x:.0f}",
        f"{y + (-18 if is_above else 32) * scale:.0f}",
        f"{20 * scale:.1f}",
        place.name,
    )
