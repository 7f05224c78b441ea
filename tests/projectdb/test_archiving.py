"""Projects that are archived or withdrawn: readers learn why, at the same address."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
MOMENT = timezone.now()
DAY, NOTE = datetime.date(2026, 3, 1), "Doublon de la deuxième phase."


def test_an_archived_project_stays_and_says_so(client):
    project = ProjectPageFactory(archived_on=DAY, closing_note=NOTE)

    html = client.get(project.url).content.decode()

    assert "Archivé le 1er mars 2026" in html
    assert NOTE in html


def test_a_withdrawn_project_gives_its_reason_at_its_address(client):
    project = ProjectPageFactory(closing_note=NOTE, first_published_at=MOMENT)
    project.unpublish()

    response = client.get(project.url)

    assert response.status_code == 410
    assert NOTE in response.content.decode()


def test_a_reason_that_stands_in_a_draft_is_kept_when_the_project_is_withdrawn(client):
    project = ProjectPageFactory(first_published_at=MOMENT)
    project.closing_note = NOTE
    project.save_revision()
    project.refresh_from_db()
    project.unpublish()

    assert NOTE in client.get(project.url).content.decode()


def test_the_reason_of_a_closed_project_is_not_for_everybody(client):
    project = ProjectPageFactory(closing_note=NOTE, first_published_at=MOMENT)
    PageViewRestriction.objects.create(page=project.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    project.unpublish()

    assert NOTE not in client.get(project.url).content.decode()


def test_no_reason_is_shown_of_a_project_that_has_none_or_is_public(client):
    project = ProjectPageFactory(closing_note=NOTE)
    assert NOTE not in client.get(project.url).content.decode()
    other = ProjectPageFactory(first_published_at=MOMENT)
    other.unpublish()

    assert "notice" not in client.get(other.url).content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("note", ["", "  "])
def test_nobody_archives_without_a_reason(note):
    project = ProjectPageFactory()
    project.archived_on, project.closing_note = DAY, note

    with pytest.raises(ValidationError) as refused:
        project.clean()

    assert list(refused.value.message_dict) == ["closing_note"]
