"""Pages made at once are the same as those that Wagtail makes one by one."""

import pytest
from modelcluster.models import get_all_child_relations
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from interop.spreadsheets.creating import Slugs, create_pages
from interop.spreadsheets.importing import bring_up_to_date
from interop.spreadsheets.projects import BY_NAME
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectIndexPage, ProjectPage
from search.indexing import index_updates_paused
from tests.accounts.factories import UserFactory
from tests.interop.spreadsheets.files import make_lists
from tests.interop.spreadsheets.planted import COLUMNS, GOOD

pytestmark = pytest.mark.django_db
OF_EACH = {  # what is another in each page
    "id", "path", "page_ptr_id", "slug", "url_path", "translation_key", "latest_revision_id", "live_revision_id",
    "latest_revision_created_at", "first_published_at", "last_published_at", "page_id", "object_id", "pk", "uuid",
    "revision_id", "timestamp", "created_at", "content_path", "content_path_hash", "latest_revision", "live_revision",
    "page_ptr", "page",
}  # fmt: skip


def page():
    """Return a new project with everything that a row can say."""
    lists, made = Vocabularies(), ProjectPage(locale=ProjectIndexPage.objects.get().locale)
    for name, cell in zip(COLUMNS, ["", "Été à Diourbel", *GOOD[2:]], strict=True):
        if name not in ("key", "language"):
            BY_NAME[name].put(made, BY_NAME[name].read(cell, lists))
    return made


def common(value):
    """Return a value without what is another in each page."""
    if isinstance(value, dict):
        return {key: common(part) for key, part in value.items() if key not in OF_EACH}
    return [common(part) for part in value] if isinstance(value, list | tuple) else value


def rows_of(number):
    """Return all that the database knows of a page."""
    rows = {"page": list(ProjectPage.objects.filter(pk=number).values())}
    for relation in get_all_child_relations(ProjectPage):
        rows[relation.related_model.__name__] = list(
            relation.related_model.objects.filter(**{relation.field.name: number}).order_by("pk").values()
        )
    for row in rows["page"]:
        row["body"], row["results"] = str(row["body"]), len(row["results"])
    revisions = [*Revision.objects.filter(object_id=number).values()]
    for revision in revisions:
        revision["content"] = {
            k: v
            for k, v in revision["content"].items()
            if k not in ("body", "results", "live", "has_unpublished_changes", "draft_title")
        }
    rows["revision"] = revisions
    rows["history"] = list(PageLogEntry.objects.filter(page=number).order_by("pk").values())
    rows["references"] = sorted(
        ReferenceIndex.objects.filter(object_id=number).values_list("to_object_id", "model_path", "to_content_type")
    )
    return common(rows)


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
