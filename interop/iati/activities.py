"""All projects as one document, valid against the schema of the standard.

The standard demands an organisation, a status and a date of every activity. A project whose source does not tell
them is left out: to invent them would be worse.
"""

from uuid import UUID

from django.db.models import Prefetch
from lxml import etree

from core.models import RelatedPage
from interop.iati.activity import activity, moment
from interop.iati.described import Described
from interop.iati.writing import child
from interop.pages import listed_pages
from projectdb.models import ProjectOrganisation, ProjectPage, ProjectTerritory
from reference.models import PageStandardCode
from reference.querysets import linked
from reference.selection import Selection

VERSION = "2.03"
PARENT, CHILD = "1", "2"  # code list RelatedActivityType
ROWS = (
    linked("theme_links"),
    Prefetch("territories", ProjectTerritory.objects.select_related("country", "territory").order_by("sort_order")),
    Prefetch("organisations", ProjectOrganisation.objects.select_related("organisation").order_by("sort_order")),
    Prefetch("code_links", PageStandardCode.objects.select_related("code").order_by("sort_order")),
)


def document(selection: Selection) -> etree._Element:
    """Return the activities that were asked for; so many queries for any number of them."""
    projects = {project.key: project for project in described(selection) if not project.gaps}
    root = etree.Element("iati-activities", version=VERSION)
    if projects:
        root.set("generated-datetime", moment(max(project.changed_at for project in projects.values())))
    elements = {key: activity(project) for key, project in projects.items()}
    for part, whole in parts():
        if part in projects and whole in projects:
            relate(elements[part], projects[whole], PARENT)
            relate(elements[whole], projects[part], CHILD)
    root.extend(elements.values())
    return root


def described(selection: Selection) -> list[Described]:
    """Return the live public projects of a selection, those that started last first."""
    pages = selection.apply(ProjectPage.objects.filter(pk__in=listed_pages().order_by().values("pk")))
    versions: dict[UUID, list[ProjectPage]] = {}
    for page in pages.select_related("locale", "status").prefetch_related(*ROWS).by_start():
        versions.setdefault(page.translation_key, []).append(page)
    return [Described(pages) for pages in versions.values()]


def parts() -> list[tuple[UUID, UUID]]:
    """Return which page is part of which, by translation key, each pair once."""
    links = RelatedPage.objects.filter(relation=RelatedPage.Relation.PART_OF)
    return sorted(set(links.values_list("page__translation_key", "target__translation_key")))


def relate(element: etree._Element, other: Described, kind: str) -> None:
    """Add a related activity where the schema wants it: before the results."""
    link = child(element, "related-activity", ref=other.identifier, type=kind)
    first_result = element.find("result")
    if first_result is not None:
        first_result.addprevious(link)
