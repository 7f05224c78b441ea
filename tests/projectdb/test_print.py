"""A project on paper: one sheet, and a button that prints it."""

import re

import pytest
from wagtail.rich_text import RichText

from projectdb.models import ProjectOrganisation, ProjectTerritory
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import TerritoryFactory

pytestmark = pytest.mark.django_db
PARAGRAPH = "L’agence régionale réunit les collectivités, les associations de la diaspora et les banques. " * 2


def long_project():
    """Make a project as long as the longest of the content: six parts, a map, nine partners, near projects."""
    part = RichText(f"<p>{PARAGRAPH}</p><ul><li>Former les communes</li><li>Ouvrir un guichet</li></ul>")
    body = [
        block for n in range(6) for block in (("heading", {"text": f"Partie {n}", "level": "2"}), ("rich_text", part))
    ]
    project = ProjectPageFactory(origin="SN", destination="IT", themes=["jobs"], body=body)
    place = TerritoryFactory(code="SN-DB", latitude="14.65", longitude="-16.23")
    project.territories.add(ProjectTerritory(country=place.country, territory=place, sort_order=2))
    project.organisations = [ProjectOrganisation(role="4", name=f"Commune {n}", sort_order=n) for n in range(9)]
    project.save()
    ProjectPageFactory.create_batch(3, origin="SN", themes=["jobs"])
    return project


def test_a_long_project_is_printed_on_one_page(live_server, page):
    page.goto(f"{live_server.url}{long_project().url}")

    paper = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "12mm"))

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_a_button_prints_the_sheet(live_server, page):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(f"{live_server.url}{ProjectPageFactory().url}")

    page.get_by_role("button", name="Imprimer la fiche").click()

    assert page.title() == "printed"


def test_without_a_script_there_is_no_button_that_does_nothing(client):
    html = client.get(ProjectPageFactory().url).content.decode()

    assert "data-print hidden" in html
