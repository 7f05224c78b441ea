"""The fact sheet and the codes of a project."""

import pytest
from django.utils.translation import override

from projectdb.models import ProjectOrganisation
from reference.models import PageStandardCode
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import OrganisationFactory, StandardCodeFactory

pytestmark = pytest.mark.django_db


def test_a_role_stands_once_with_all_who_have_it_in_the_editors_order():
    project = ProjectPageFactory()
    names = [("1", "Union européenne"), ("2", "Région"), ("1", "Suisse")]
    project.organisations = [
        ProjectOrganisation(role=role, name=name, sort_order=number) for number, (role, name) in enumerate(names)
    ]
    project.organisations.add(
        ProjectOrganisation(role="4", organisation=OrganisationFactory(code="undp"), sort_order=3)
    )
    project.save()

    assert [text for _label, text in project.facts[:3]] == ["Union européenne; Suisse", "Région", "undp fr"]


def test_codes_are_explained_by_vocabulary_the_compact_first(client):
    goal = StandardCodeFactory(code="sdg-goal-10", vocabulary="sdg-goal", notation="10")
    target = StandardCodeFactory(broader=goal)
    objective = StandardCodeFactory(code="gcm-19", vocabulary="gcm", notation="19")
    links = [PageStandardCode(code=code, sort_order=number) for number, code in enumerate([target, objective])]
    project = ProjectPageFactory(code_links=links, language="en")

    html = client.get(project.url).content.decode()

    assert html.index("gcm-19 en") < html.index("sdg-target-10.7 en")
    assert "10 sdg-goal-10 en" in html
    assert 'href="https://undocs.org/A/RES/73/195"' in html
    with override("en"):
        assert next(group.heading for group in project.code_groups) == "Objectives of the Global Compact"
