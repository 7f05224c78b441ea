"""By what projects are filtered and put in order: the codes of a project, and what they are called."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_name
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.cldr import active_locale, language_name, number
from core.fields import LocalizedText
from core.i18n import sort_key
from core.memory import remembered
from reference.models import Country, Framework, OrganisationType, ProjectStatus, Region, StandardCode
from search.filters import COUNTRY, REGION, THEME, Filter, label_in, listed

BANDS = (0, 100_000, 500_000, 1_000_000, 5_000_000)  # lower bounds of the bands of budgets, in any currency
ABOVE_ALL = Decimal(10**14)  # more than any amount, to put the largest first
YES = "yes"


def facets_of(project: Any) -> dict[str, list[str]]:
    """Return the codes of a ProjectPage by facet."""
    origins, destinations = (countries_of(project, role) for role in ("origin", "destination"))
    return {
        "origin": [code for country in origins for code in (*regions_around(country), country.pk)],
        "destination": [country.pk for country in destinations],
        "framework": [project.framework_id] if project.framework_id else [],
        "lead": [
            type_of(row) for row in project.organisation_list if row.role == row.Role.ACCOUNTABLE and type_of(row)
        ],
        "status": [project.status_id] if project.status_id else [],
        "active": [str(year) for year in years_of(project)],
        "budget": [] if project.budget_amount is None else [band_of(project.budget_amount)],
        "currency": [project.budget_currency] if project.budget_currency else [],
        "sdg": [*codes_of(project, "sdg_goal"), *(code.broader_id for code in project.codes.get("sdg_target", []))],
        "gcm": codes_of(project, "gcm"),
        "results": [YES] if project.results else [],
    }


def orders_of(project: Any) -> dict[str, str]:
    """Return the keys by which a ProjectPage is put in order: budgets by currency, the largest first."""
    if project.budget_amount is None:
        return {}
    return {"budget": f"{project.budget_currency}{ABOVE_ALL - project.budget_amount:018.2f}"}


def amounts_of(project: Any) -> dict[str, Decimal]:
    """Return the amounts of a ProjectPage that lists add up, each in the currency of the facet of that name."""
    return {} if project.budget_amount is None else {"budget": project.budget_amount}


def countries_of(project: Any, role: str) -> list[Country]:
    """Return the countries of the territories with a role, each once."""
    return list(dict.fromkeys(row.country for row in project.territories_with(role) if row.country))


def regions_around(country: Country) -> Iterator[str]:
    """Yield the codes (M49) of the region of a country and of the part of it that people name, West Africa for one."""
    for code in (country.region_id, country.intermediate_region_id or country.subregion_id):
        if code:
            yield code


def type_of(row: Any) -> str:
    """Return the type of an organisation of a project: that in the project, else its own."""
    return row.organisation_type_id or (row.organisation.organisation_type_id if row.organisation else "") or ""


def years_of(project: Any) -> Iterable[int]:
    """Return the years in which a project was at work, as far as they are known."""
    known = [day.year for day in (project.starts_on, project.ends_on) if day]
    return range(known[0], known[-1] + 1) if known else ()


def codes_of(project: Any, vocabulary: str) -> list[str]:
    """Return the codes of a project in a vocabulary."""
    return [code.pk for code in project.codes.get(vocabulary, [])]


def band_of(amount: Decimal) -> str:
    """Return the band of an amount by its lower bound."""
    return str(max(bound for bound in BANDS if bound <= amount))


def band_label(value: str) -> str:
    """Return a band of budgets in words; "" for a value that is none."""
    bounds = {str(low): (low, high) for low, high in zip(BANDS, (*BANDS[1:], None), strict=True)}
    if value not in bounds:
        return ""
    low, high = bounds[value]
    if not low:
        return _("less than %(amount)s") % {"amount": number(high)}
    if not high:
        return _("%(amount)s and more") % {"amount": number(low)}
    return _("%(low)s to %(high)s") % {"low": number(low), "high": number(high)}


def currency_label(code: str) -> str:
    """Return a currency by name and code (ISO 4217); "" for what is none."""
    name = get_currency_name(code, locale=active_locale())
    return f"{name} ({code})" if name != code else ""


def yes_label(value: str) -> str:
    """Return the name of the only value of a facet that is there or not."""
    return _("Results with figures") if value == YES else ""


@remembered()
def places() -> dict[str, list[LocalizedText]]:
    """Return regions and countries by code, each with the labels of what it lies in before its own."""
    regions = dict(Region.objects.values_list("code", "label"))
    found: dict[str, list[LocalizedText]] = {}
    for country in Country.objects.only("code", "label", "region", "subregion", "intermediate_region"):
        around = list(regions_around(country))
        for depth, code in enumerate(around):
            found[code] = [regions[one] for one in around[: depth + 1]]
        found[country.pk] = [*(regions[code] for code in around), country.label]
    return found


def place_label(code: str) -> str:
    """Return the name of a region or a country; "" for a code of none."""
    chain = places().get(code)
    return str(chain[-1]) if chain else ""


def place_in_atlas(code: str) -> tuple[str, ...]:
    """Return the key that puts each country under its regions, by name."""
    return tuple(sort_key(str(label)) for label in places()[code])


def label_of_code(code: str) -> str:
    """Return a goal or an objective with its number."""
    label = label_in(StandardCode, code)
    return f"{code.rpartition('-')[2]}. {label}" if label else ""


def by_number(code: str) -> tuple[int]:
    """Return the key that puts goals and objectives in the order of their numbers."""
    return (int(code.rpartition("-")[2]),)


def portal_language(code: str) -> str:
    """Return the name of a language of the portal; "" for any other."""
    return language_name(code) if code in dict(settings.LANGUAGES) else ""


FILTERS = (
    Filter("origin", gettext_lazy("Country of origin"), place_label, place_in_atlas, is_tree=True, is_open=True),
    listed("destination", gettext_lazy("Country of destination"), Country),
    THEME,
    listed("framework", gettext_lazy("Framework"), Framework),
    listed("lead", gettext_lazy("Lead organisation"), OrganisationType),
    listed("status", gettext_lazy("Status"), ProjectStatus),
    Filter("budget", gettext_lazy("Budget, in its own currency"), band_label, lambda value: (int(value),)),
    Filter("currency", gettext_lazy("Currency"), currency_label),
    Filter("sdg", gettext_lazy("Sustainable Development Goal"), label_of_code, by_number),
    Filter("gcm", gettext_lazy("Objective of the Global Compact"), label_of_code, by_number),
    Filter("language", gettext_lazy("Described in"), portal_language),
    Filter("results", gettext_lazy("Results"), yes_label),
    replace(COUNTRY, is_offered=False),  # of any role; the map and other pages lead to it
    replace(REGION, is_offered=False),  # of any role; the figures lead to it
)
