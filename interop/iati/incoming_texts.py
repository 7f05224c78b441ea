"""What the texts of an activity say in the cells of a spreadsheet of projects, in one language."""

import re
from collections.abc import Callable

from lxml import etree

from interop.iati import activity as codes
from interop.iati.incoming import Activity, decimal, spaced
from interop.spreadsheets.cells import as_list
from projectdb.models import ProjectPage

LONGEST_SUMMARY = ProjectPage._meta.get_field("summary").max_length or 0
SENTENCE = re.compile(r"(?<=[.!?…])\s")
ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")  # xsd:date


def title(activity: Activity, language: str) -> str:
    """Return the title."""
    return spaced(activity.titles.get(language, ""))


def general(activity: Activity, language: str) -> list[str]:
    """Return the general descriptions; a description without a type is one."""
    found = (one for one in activity.all("description") if one.get("type", codes.GENERAL) == codes.GENERAL)
    return [text for one in found if (text := activity.narratives(one).get(language))]


def summary(activity: Activity, language: str) -> str:
    """Return the first general description, or as many of its sentences as fit."""
    text = spaced(next(iter(general(activity, language)), ""))
    if len(text) <= LONGEST_SUMMARY:
        return text
    found = ""
    for sentence in SENTENCE.split(text):
        if len(found) + len(sentence) >= LONGEST_SUMMARY:
            break
        found = f"{found} {sentence}".strip()
    return found or f"{text[: LONGEST_SUMMARY - 1].rpartition(' ')[0] or text[: LONGEST_SUMMARY - 1]}…"


def body(activity: Activity, language: str) -> str:
    """Return what the summary does not hold: a long general description, further ones, and other texts."""
    first, *more = general(activity, language) or [""]
    is_long = len(spaced(first)) > LONGEST_SUMMARY
    return "\n\n".join(
        [*([first] if is_long else []), *more, *activity.texts("description", language, type=codes.OTHER)]
    )


def described(kind: str) -> Callable[[Activity, str], str]:
    """Return what reads the descriptions of a type."""
    return lambda activity, language: "\n\n".join(activity.texts("description", language, type=kind))


def results(activity: Activity, language: str) -> str:
    """Return the values of indicators that are numbers, with what is counted and the year."""
    items = []
    for result in activity.all("result"):
        for indicator in result.findall("indicator"):
            titles = [*indicator.findall("title"), *result.findall("title")]
            unit = next((text for one in titles if (text := activity.narratives(one).get(language))), "")
            items += [item for period in indicator.findall("period") if unit and (item := measured(period, unit))]
    return as_list(items)


def measured(period: etree._Element, unit: str) -> str:
    """Return the actual value of a period as the column of results has it, "" for none."""
    actual, end = period.find("actual"), period.find("period-end")
    value, year = ("" if one is None else one.get(name, "") for one, name in ((actual, "value"), (end, "iso-date")))
    number = decimal(value)
    is_told = number is not None and ISO_DAY.fullmatch(year)
    return f"{number:f} | {spaced(unit).replace('|', '/')} | {year[:4]}" if is_told else ""
