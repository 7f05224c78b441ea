"""Pages made at once are the same as those that Wagtail makes one by one."""

import pytest

from interop.spreadsheets.creating import Slugs, create_pages
from interop.spreadsheets.importing import bring_up_to_date
from projectdb.models import ProjectIndexPage, ProjectPage
from search.indexing import index_updates_paused
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.comparing import page, rows_of
from tests.interop.spreadsheets.files import make_lists

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [False, True])
def test_pages_made_at_once_are_as_wagtail_makes_them(live):
    make_lists()
    parent, person = ProjectIndexPage.objects.get(), UserFactory()
    one = page()
    one.live, one.owner = False, person
    parent.add_child(instance=one)
    revision = one.save_revision(user=person, log_action=False)
    if live:
        revision.publish(user=person, skip_permission_checks=True)
    ours = page()

    create_pages([ours], parent=parent, slugs=Slugs(parent), by=person, live=live)
    bring_up_to_date([ours.pk])

    assert rows_of(ours.pk) == rows_of(one.pk)


def test_the_tree_is_as_wagtail_makes_it():
    make_lists()
    parent = ProjectIndexPage.objects.get()

    create_pages([page(), page()], parent=parent, slugs=Slugs(parent), by=None, live=True)
    create_pages([page()], parent=parent, slugs=Slugs(parent), by=None, live=True)

    pages = ProjectPage.objects.order_by("path")
    assert [p.slug for p in pages] == ["ete-a-diourbel", "ete-a-diourbel-2", "ete-a-diourbel-3"]
    assert [p.url_path for p in pages] == [f"{parent.url_path}{p.slug}/" for p in pages]
    assert ProjectIndexPage.objects.get().numchild == 3
    assert ProjectIndexPage.find_problems() == ([], [], [], [], [])


def test_many_pages_take_one_statement_each_and_a_few_for_all(django_assert_max_num_queries):
    make_lists()
    parent = ProjectIndexPage.objects.get()
    pages = [page() for _n in range(50)]

    with index_updates_paused(), django_assert_max_num_queries(len(pages) + 15):
        create_pages(pages, parent=parent, slugs=Slugs(parent), by=None, live=True)
