"""Pages changed at once are the same as those that Wagtail changes one by one."""

import pytest
from wagtail.signal_handlers import disable_reference_index_auto_update

from interop.spreadsheets.changing import change_pages
from interop.spreadsheets.creating import hold_children
from interop.spreadsheets.importing import bring_up_to_date
from interop.spreadsheets.projects import BY_NAME
from interop.spreadsheets.standing import ROWS
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectIndexPage, ProjectPage
from search.indexing import index_updates_paused
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.comparing import page, rows_of
from tests.interop.spreadsheets.files import make_lists

pytestmark = pytest.mark.django_db
CHANGES = {"budget_amount": "5", "themes": "youth", "origin": "IT; SN-DB", "results": "1 | a"}


def standing(person, *, live=True):
    """Return a project as it stands, made by Wagtail."""
    made = page()
    made.live, made.owner = False, person
    ProjectIndexPage.objects.get().add_child(instance=made)
    revision = made.save_revision(user=person, log_action=False)
    if live:
        revision.publish(user=person, skip_permission_checks=True)
    return ProjectPage.objects.prefetch_related(*ROWS).get(pk=made.pk)


def changed(project):
    """Return a project with other facts, not saved yet."""
    for name, cell in CHANGES.items():
        BY_NAME[name].put(project, BY_NAME[name].read(cell, Vocabularies()))
    return project


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("was_live", [False, True])
def test_pages_changed_at_once_are_as_wagtail_changes_them(live, was_live):
    make_lists()
    person = UserFactory()
    one, ours = changed(standing(person, live=was_live)), changed(standing(person, live=was_live))
    revision = one.save_revision(user=person, log_action=True, clean=False)
    if live:
        revision.publish(user=person, skip_permission_checks=True)

    change_pages([ours], by=person, live=live)
    bring_up_to_date([ours.pk, one.pk])

    assert rows_of(ours.pk) == rows_of(one.pk)


def test_many_pages_take_few_statements_each_and_a_few_for_all(django_assert_max_num_queries):
    make_lists()
    person = UserFactory()
    pages = [changed(standing(person)) for _n in range(12)]
    hold_children(pages)

    few = django_assert_max_num_queries(3 * len(pages) + 40)
    with index_updates_paused(), disable_reference_index_auto_update(), few:
        change_pages(pages, by=person, live=True)


def test_a_page_that_waits_for_its_day_is_saved_only():
    make_lists()
    project = changed(standing(None))
    project.title = "Autre titre"
    project.go_live_at = project.first_published_at.replace(year=2999)

    change_pages([project], by=None, live=True)

    kept = ProjectPage.objects.get(pk=project.pk)
    assert (kept.title, kept.draft_title, kept.has_unpublished_changes) == ("Été à Diourbel", "Autre titre", True)
