"""Authority lists: complete, free of repetition, and used as they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from content.loader.pack.authority import CountryEntry
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Entry, In
from content.loader.pack.pack import Pack
from content.loader.pack.rules.walk import marked

# How many rows a standard has. ISO 3166-1 with M49 as of 2024; XK is counted in 150 and 039, TW in 142 and 030.
LIST_SIZES = {"regions": 5, "subregions": 17, "sdg_goals": 17, "gcm_objectives": 23}
COUNTRIES = 250
REGION_SIZES = {"002": 60, "019": 57, "142": 51, "150": 52, "009": 29}
SUBREGION_SIZES = {
    **{"015": 7, "202": 53, "419": 52, "021": 5, "143": 5, "030": 8, "034": 9, "035": 11, "145": 18},
    **{"151": 10, "154": 16, "039": 17, "155": 9, "053": 6, "054": 5, "057": 8, "061": 10},
}
DIVIDED = ("202", "419")  # subregions whose countries also have an intermediate region
WITHOUT_REGION = "AQ"


def codes_are_listed(pack: Pack) -> Iterator[Fault]:
    """A field with a code or key of an authority list holds one of that list."""
    lists: dict[str, set[object]] = {name: set(pack.taxonomies.identifiers(name)) for name in pack.taxonomies.lists()}
    lists |= {"countries": set(pack.countries), "territories": set(pack.territories)}
    for leaf, mark in marked(pack.entries(), In):
        listed = lists[mark.authority]
        if listed and leaf.value not in listed:
            yield leaf.fault(f"{leaf.value!r} is not in {mark.authority}")


def lists_are_complete(pack: Pack) -> Iterator[Fault]:
    """Lists repeat nothing, those of a standard have all its rows, and every theme is mapped."""
    source = pack.taxonomies.source
    if "taxonomies.yaml" in pack.unread:
        return
    for name in pack.taxonomies.lists():
        identifiers = pack.taxonomies.identifiers(name)
        for identifier in _repeated(identifiers):
            yield source.fault(name, f"{identifier!r} is there twice")
        if name in LIST_SIZES and len(identifiers) != LIST_SIZES[name]:
            yield source.fault(name, f"has {len(identifiers)} rows, {LIST_SIZES[name]} expected")
    mapping = pack.taxonomies.theme_mapping
    for theme in sorted(set(mapping.themes) ^ {row.key for row in pack.taxonomies.areas_of_intervention}):
        yield mapping.source.fault("themes", f"{theme!r} is mapped but no theme, or a theme without a mapping")


def countries_are_complete(pack: Pack) -> Iterator[Fault]:
    """All countries are there once, under one name, in the regions of M49."""
    if not pack.countries:
        return
    rows = pack.countries.values()
    yield from _counts(pack, "m49_region", REGION_SIZES)
    yield from _counts(pack, "m49_subregion", SUBREGION_SIZES)
    if len(rows) != COUNTRIES:
        yield Fault(file="countries.csv", message=f"has {len(rows)} countries, {COUNTRIES} expected")
    for row in rows:
        if not re.fullmatch(r"[A-Z]{2}", row.alpha2) or not re.fullmatch(r"[A-Z]{3}", row.alpha3):
            yield row.source.fault("alpha2", "malformed code")
        yield from _regions_agree(pack, row)
    yield from _one_each(rows, "alpha3", lambda row: row.alpha3)
    for language in ("fr", "en", "es"):
        yield from _one_each(rows, f"name_{language}", lambda row, at=language: row.name.get(at))


def territories_lie_in_their_country(pack: Pack) -> Iterator[Fault]:
    """A territory code begins with its country, and its point is on the globe."""
    for row in pack.territories.values():
        if not re.fullmatch(rf"{row.country}-[A-Z0-9]{{1,3}}", row.code):
            yield row.source.fault("code", f"{row.code!r} is not an ISO 3166-2 code of {row.country}")
        for field, value, most in (("latitude", row.latitude, 90), ("longitude", row.longitude, 180)):
            if abs(value) > most:
                yield row.source.fault(field, f"{value} is beyond {most} degrees")


def _regions_agree(pack: Pack, row: CountryEntry) -> Iterator[Fault]:
    if row.alpha2 == WITHOUT_REGION or "taxonomies.yaml" in pack.unread:
        return
    parts = (*pack.taxonomies.subregions, *pack.taxonomies.intermediate_regions)
    parents = {region.code: region.parent for region in parts}
    if parents.get(row.m49_subregion or "") != row.m49_region:
        yield row.source.fault("m49_subregion", f"{row.m49_subregion!r} is not a part of {row.m49_region!r}")
    if row.m49_intermediate and parents.get(row.m49_intermediate) != row.m49_subregion:
        yield row.source.fault("m49_intermediate", f"{row.m49_intermediate!r} is not a part of {row.m49_subregion!r}")
    if row.m49_subregion in DIVIDED and not row.m49_intermediate:
        yield row.source.fault("m49_intermediate", "is missing")


def _counts(pack: Pack, field: str, expected: dict[str, int]) -> Iterator[Fault]:
    found = Counter(getattr(row, field) for row in pack.countries.values())
    for code, size in expected.items():
        if found[code] != size:
            message = f"{found[code]} countries are in {code}, {size} expected"
            yield Fault(file="countries.csv", field=field, message=message)


def _one_each(rows: Iterable[CountryEntry], field: str, value) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for row in rows:
        if first.setdefault(value(row), row) is not row:
            yield row.source.fault(field, f"{value(row)!r} is there twice")


def _repeated(identifiers: list[str | int]) -> list[str | int]:
    return [identifier for identifier, times in Counter(identifiers).items() if times > 1]
