"""What the facts of an activity say in the cells of a spreadsheet of projects: the reverse of `activity`."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from lxml import etree

from interop.iati import activity as codes
from interop.iati.incoming import Activity, decimal, spaced
from interop.iati.incoming_texts import ISO_DAY
from interop.spreadsheets.cells import CellError, as_list
from interop.spreadsheets.vocabularies import as_key, in_every_language
from projectdb.models import ProjectOrganisation, ProjectTerritory

REVISED = "2"  # BudgetType
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2})?")
PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")  # ISO 3166-1 alpha-2, ISO 3166-2
NO_BRACKETS = str.maketrans("[]", "()")
ROLES, PARTS = ProjectTerritory.Role, ProjectOrganisation.Role


def date(actual: str, planned: str) -> Callable[[Activity], str]:
    """Return what reads a date: the actual one, else the planned one. Raises `CellError`.

    A narrative that repeats the year, or year and month, says that no more is known.
    """

    def read(activity: Activity) -> str:
        found = [*activity.all("activity-date", type=actual), *activity.all("activity-date", type=planned)]
        if not found:
            return ""
        text = found[0].get("iso-date", "").strip()
        day = ISO_DAY.fullmatch(text)
        if not day:
            raise CellError(_("“{text}” is no date. Write it like 2014-05-31.").format(text=text))
        told = activity.narratives(found[0]).values()
        return next((known for known in told if PARTIAL_DATE.fullmatch(known) and text.startswith(known)), day[1])

    return read


def budgets(activity: Activity) -> list[tuple[Decimal, str, str]]:
    """Return amount, currency and value date of the budget of each period, revised where it was. Raises `CellError`."""
    found: dict[tuple[str, str], etree._Element] = {}
    for one in activity.all("budget"):
        ends = (one.find("period-start"), one.find("period-end"))
        start, end = ("" if day is None else day.get("iso-date", "") for day in ends)
        if (start, end) not in found or one.get("type") == REVISED:
            found[start, end] = one
    return [valued(activity, one.find("value")) for one in found.values()]


def valued(activity: Activity, value: etree._Element | None) -> tuple[Decimal, str, str]:
    """Return amount, currency and value date of a budget. Raises `CellError`."""
    text = "" if value is None else spaced(value.text or "")
    amount = decimal(text)
    if value is None or amount is None:
        raise CellError(_("“{text}” is no amount. Write digits only, like 230000.50.").format(text=text))
    currency = value.get("currency") or activity.element.get("default-currency", "")
    return amount, currency.strip().upper(), value.get("value-date", "").strip()[:10]


def amount(activity: Activity) -> Decimal | str:
    """Return the sum of the budgets. Raises `CellError`, also for budgets in several currencies: none is converted."""
    found = budgets(activity)
    if len({currency for _amount, currency, _day in found}) > 1:
        raise CellError(_("The budgets are in several currencies."))
    return sum((amount for amount, _currency, _day in found), Decimal()) if found else ""


def of_first_budget(number: int) -> Callable[[Activity], str]:
    """Return what reads the currency or the value date; what is wrong with an amount is told once, at the amount."""

    def read(activity: Activity) -> str:
        try:
            return str(next(iter(budgets(activity)), ("", "", ""))[number])
        except CellError:
            return ""

    return read


@lru_cache
def roles_by_name() -> dict[str, str]:
    """Return the role of a territory by what an activity of the portal calls it, in any language."""
    return {as_key(text): value for value, label in ROLES.choices for text in in_every_language(label).values()}


def role_of(activity: Activity, place: etree._Element) -> str:
    """Return the role of a location; "" where its description tells none."""
    texts = [text for one in place.findall("activity-description") for text in activity.narratives(one).values()]
    return next((roles_by_name()[as_key(text)] for text in texts if as_key(text) in roles_by_name()), "")


def place_of(activity: Activity, place: etree._Element) -> str:
    """Return a location by its code, and by its name in brackets; "" for one that neither tells."""
    given = [one.get("code", "").strip().upper() for one in place.findall("administrative")]
    code = max((code for code in given if PLACE.fullmatch(code)), key=len, default="")
    name = next((activity.name(one) for one in place.findall("name")), "")
    return f"{code} ({name})".strip() if name else code


def places(role: str) -> Callable[[Activity], str]:
    """Return what reads the territories of a role.

    A country that receives, and a location with a code, are territories of origin where nothing says otherwise: the
    portal tells of projects from where the migrants come from.
    """

    def read(activity: Activity) -> str:
        located = [(role_of(activity, one), place_of(activity, one)) for one in activity.all("location")]
        items = [place for told, place in located if told == role and place]
        if role == ROLES.ORIGIN:
            items += [place for told, place in located if not told and PLACE.match(place)]
            known = {place[:2] for told, place in located if told != ROLES.DESTINATION}
            given = [one.get("code", "").strip().upper() for one in activity.all("recipient-country")]
            items += [code for code in given if code[:2] not in known]
        return as_list(items)

    return read


def bodies(role: str) -> Callable[[Activity], str]:
    """Return what reads the organisations of a role; that of leads also refuses what is no role. Raises `CellError`."""

    def read(activity: Activity) -> str:
        found = activity.all("participating-org")
        if role == PARTS.ACCOUNTABLE:
            for one in found:
                if one.get("role") not in PARTS.values:
                    raise CellError(_("“{text}” is no role of an organisation.").format(text=one.get("role", "")))
        return as_list([named(activity, one) for one in found if one.get("role") == role])

    return read


def named(activity: Activity, body: etree._Element) -> str:
    """Return an organisation with its type in square brackets. Raises `CellError`."""
    name = (activity.name(body) or spaced(body.get("ref", ""))).translate(NO_BRACKETS)
    if not name:
        raise CellError(_("An organisation has neither a name nor an identifier."))
    kind = body.get("type", "").strip().translate(NO_BRACKETS)
    return f"{name} [{kind}]" if kind else name


def sectors(activity: Activity) -> list[str]:
    """Return the sectors of the OECD, with their shares where all are whole numbers."""
    found = [one for one in activity.all("sector") if one.get("vocabulary", "1") == codes.OECD_SECTOR]
    shares = [whole(one.get("percentage", "")) for one in found]
    is_weighed = all(shares)
    return [
        f"{one.get('code', '')} ({share})" if is_weighed else one.get("code", "")
        for one, share in zip(found, shares, strict=True)
    ]


def whole(text: str) -> str:
    """Return a percentage that is a whole number, "" for another."""
    number = re.fullmatch(r"(\d{1,3})(\.0+)?", text.strip(), re.ASCII)
    return number[1] if number else ""


def tags(vocabulary: str, uri: str = "") -> Callable[[Activity], list[str]]:
    """Return what reads the tags of a vocabulary; `uri` tells those apart that have no number in the standard."""

    def read(activity: Activity) -> list[str]:
        found = activity.all("tag", vocabulary=vocabulary)
        return [one.get("code", "") for one in found if not uri or one.get("vocabulary-uri", "") == uri]

    return read


def tags_of_themes(activity: Activity) -> list[str]:
    """Return the themes of the portal."""
    return tags(codes.OWN, settings.WAGTAILADMIN_BASE_URL)(activity)


def markers(activity: Activity) -> list[str]:
    """Return the policy markers with their weight."""
    found = [one for one in activity.all("policy-marker") if one.get("vocabulary", "1") == codes.OECD_MARKER]
    return [
        f"{one.get('code', '')} ({one.get('significance')})" if one.get("significance") else one.get("code", "")
        for one in found
    ]


def website(activity: Activity) -> str:
    """Return the website, with the scheme that people leave out."""
    found = activity.text("contact-info/website")
    return f"http://{found}" if found.startswith("www.") else found


def code_of(name: str) -> Callable[[Activity], str]:
    """Return what reads the code of an element."""
    return lambda activity: next((one.get("code", "") for one in activity.all(name)), "")
