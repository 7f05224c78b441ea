"""The columns of a spreadsheet of projects that the elements of an activity tell."""

from collections.abc import Callable
from typing import Any

from interop.iati import activity as codes
from interop.iati.incoming import Activity, identifier, publishers_identifier
from interop.iati.incoming_facts import (
    PARTS,
    ROLES,
    amount,
    bodies,
    code_of,
    date,
    markers,
    of_first_budget,
    places,
    sectors,
    tags,
    tags_of_themes,
    website,
)
from interop.iati.incoming_texts import body, described, results, summary, title

READERS: dict[str, tuple[str, Callable[..., Any]]] = {  # by column: the element that tells it, and what reads it
    "key": ("iati-identifier", identifier),
    "iati_identifier": ("iati-identifier (2)", publishers_identifier),
    "status": ("activity-status", code_of("activity-status")),
    "scope": ("activity-scope", code_of("activity-scope")),
    "starts_on": ("activity-date (1, 2)", date(codes.ACTUAL_START, codes.PLANNED_START)),
    "ends_on": ("activity-date (3, 4)", date(codes.ACTUAL_END, codes.PLANNED_END)),
    "budget_amount": ("budget/value", amount),
    "budget_currency": ("budget/value/@currency", of_first_budget(1)),
    "budget_value_on": ("budget/value/@value-date", of_first_budget(2)),
    ROLES.ORIGIN.value: ("recipient-country, location", places(ROLES.ORIGIN)),
    ROLES.DESTINATION.value: ("location (destination)", places(ROLES.DESTINATION)),
    ROLES.TRANSIT.value: ("location (transit)", places(ROLES.TRANSIT)),
    ROLES.RETURN.value: ("location (return)", places(ROLES.RETURN)),
    "lead": ("participating-org (2)", bodies(PARTS.ACCOUNTABLE)),
    "funding": ("participating-org (1)", bodies(PARTS.FUNDING)),
    "extending": ("participating-org (3)", bodies(PARTS.EXTENDING)),
    "implementing": ("participating-org (4)", bodies(PARTS.IMPLEMENTING)),
    "themes": ("tag (themes)", tags_of_themes),
    "sectors": ("sector", sectors),
    "goals": ("tag (2)", tags(codes.SDG_GOAL)),
    "targets": ("tag (3)", tags(codes.SDG_TARGET)),
    "objectives": ("tag (99)", tags(codes.OWN, codes.GLOBAL_COMPACT)),
    "markers": ("policy-marker", markers),
    "website": ("contact-info/website", website),
}
READERS_OF_TEXTS: dict[str, tuple[str, Callable[[Activity, str], str]]] = {
    "title": ("title", title),
    "summary": ("description (1)", summary),
    "body": ("description (1, 4)", body),
    "key_objective": ("description (2)", described(codes.OBJECTIVES)),
    "target_groups": ("description (3)", described(codes.TARGET_GROUPS)),
    "results": ("result", results),
}
COLUMNS = [*READERS, *READERS_OF_TEXTS]
POSITIONS = {name: position for position, name in enumerate(COLUMNS)}
HEADINGS = [heading for heading, _read in (*READERS.values(), *READERS_OF_TEXTS.values())]
FACTS = [(POSITIONS[name], read) for name, (_heading, read) in READERS.items()]
TEXTS = [(POSITIONS[name], read) for name, (_heading, read) in READERS_OF_TEXTS.items()]
