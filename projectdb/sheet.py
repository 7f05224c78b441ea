"""The fact sheet of a project."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.cldr import date_range, money

Facts = list[tuple[Any, str]]


def facts_of(project: Any) -> Facts:
    """Return label and text of each fact; one that is not known has no text, a budget is said to be not published."""
    period = date_range(project.starts_on, project.starts_precision, project.ends_on, project.ends_precision)
    amount = project.budget_amount
    return [
        *partners_of(project),
        (_("Framework"), project.framework_name),
        (_("Period"), period),
        (_("Status"), str(project.status or "")),
        (_("Scope"), project.get_scope_display()),
        (_("Budget"), gettext("Not published") if amount is None else money(amount, project.budget_currency)),
        (_("Target groups"), project.target_groups),
        (_("Contact"), project.contact),
        (_("IATI identifier"), project.iati_identifier),
        (_("Confidence"), project.get_confidence_display()),
    ]


def partners_of(project: Any) -> Facts:
    """Return the roles of the project in the editor's order, each once, with all who have it."""
    partners: dict[str, list[str]] = {}
    for row in project.organisation_list:
        partners.setdefault(row.get_role_display().capitalize(), []).append(str(row))
    return [(role, "; ".join(names)) for role, names in partners.items()]
