"""Projects and country profiles in the words of schema.org."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from core.dates import Precision
from core.structured_data import Node, node, publisher
from core.templatetags.core_tags import iso_date
from reference.models import Country
from reference.structured_data import countries, themes

if TYPE_CHECKING:
    from projectdb.models import CountryProfilePage, ProjectPage

FUNDING = "1"  # code of IATI 2.03, list OrganisationRole


def project(page: "ProjectPage") -> Node:
    """Return what a page says of a project: for schema.org a body with a beginning, an end and funders."""
    bodies = {row: node("Organization", name=str(row)) for row in page.organisation_list}
    return node(
        "Project",
        name=page.title,
        alternateName=page.short_title,
        url=page.website,
        identifier=page.iati_identifier,
        foundingDate=iso_date(page.starts_on, page.starts_precision),
        dissolutionDate=iso_date(page.ends_on, page.ends_precision),
        funder=[body for row, body in bodies.items() if row.role == FUNDING],
        member=[body for row, body in bodies.items() if row.role != FUNDING],
        areaServed=countries(page.country_list),
        knowsAbout=themes(page.theme_list),
    )


def country_profile(page: "CountryProfilePage") -> Node:
    """Return an article about a country."""
    reviewed = iso_date(page.reviewed_on, Precision.DAY)
    about = countries([page.country])
    return node("Article", headline=page.title, about=about, dateModified=reviewed, publisher=publisher())


def places(rows: Iterable[Country]) -> dict[str, Any]:
    """Return what a list of projects about one country or more is about."""
    return {"about": countries(rows), "publisher": publisher()}
