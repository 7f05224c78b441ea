"""What the database knows of a page, to compare pages that were saved in different ways."""

from modelcluster.models import get_all_child_relations
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from interop.spreadsheets.projects import BY_NAME
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectIndexPage, ProjectPage
from tests.interop.spreadsheets.planted import COLUMNS, GOOD

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
    revisions = [*Revision.objects.filter(object_id=number).order_by("pk").values()]
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
