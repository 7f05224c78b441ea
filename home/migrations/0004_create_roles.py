"""Roles: administrators, editors, reviewers, a group of translators per language; the editorial workflow.

Editors write in French and submit; reviewers publish; translators write in their language's tree only.
What each may do is proved by tests/site/test_roles.py and told in docs/operations.md.
"""

from django.db import migrations

PAGE_EVERYTHING = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
PAGE_REVIEW = ("change", "publish", "lock", "unlock")
PAGE_WRITE = ("add", "change")
TREES = {  # group: (language of the tree or "" for all, permissions on its pages)
    "Administrators": ("", PAGE_EVERYTHING),
    "Reviewers": ("", PAGE_REVIEW),
    "Editors": ("fr", PAGE_WRITE),
    "Translators: English": ("en", PAGE_WRITE),
    "Translators: Spanish": ("es", PAGE_WRITE),
}
FILES = {  # group: permissions on images and documents
    "Administrators": ("add", "change", "delete", "choose"),
    "Reviewers": ("add", "change", "choose"),
    "Editors": ("add", "change", "choose"),
    "Translators: English": ("choose",),
    "Translators: Spanish": ("choose",),
}
LISTS = [("reference", "*"), ("home", "platform")]  # authority lists
LIST_ACTIONS = {
    "Administrators": ("add", "change", "delete", "view"),
    "Editors": ("add", "change", "view"),
    "Reviewers": ("add", "change", "delete", "view"),
    "Translators: English": ("change", "view"),
    "Translators: Spanish": ("change", "view"),
}
ADMINISTRATION = [  # what administrators alone may do
    ("accounts", "user"),
    ("auth", "group"),
    ("wagtailcore", "locale"),
    ("wagtailcore", "site"),
    ("wagtailcore", "collection"),
    ("wagtailcore", "workflow"),
    ("wagtailcore", "task"),
    ("wagtailredirects", "redirect"),
]


def permission(apps, app, model, action):
    """Return a permission, made now if Django has not made it yet."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
    )[0]


def models_of(apps, app, model):
    """Return the names of one model, or of all models of an app."""
    return [m._meta.model_name for m in apps.get_app_config(app).get_models()] if model == "*" else [model]


def create_roles(apps, schema_editor):
    """Make the groups with their permissions, in the place of Wagtail's own two."""
    Group = apps.get_model("auth", "Group")
    admin_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailadmin", model="admin"
    )
    access, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=admin_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    for name in TREES:
        group = Group.objects.create(name=name)
        group.permissions.add(access)
        for app, model in LISTS:
            for model_name in models_of(apps, app, model):
                group.permissions.add(*(permission(apps, app, model_name, action) for action in LIST_ACTIONS[name]))
        give_pages(apps, group, *TREES[name])
        give_files(apps, group, FILES[name])
    give_administration(apps, Group.objects.get(name="Administrators"))
    give_translation(apps, Group.objects.filter(name__in=["Administrators", "Reviewers"]))
    create_workflow(apps, Group.objects.filter(name__in=["Administrators", "Reviewers"]))


def give_pages(apps, group, language, actions):
    """Let a group work on the pages of one language, or of all."""
    pages = apps.get_model("wagtailcore", "Page").objects
    page = pages.get(depth=2, locale__language_code=language) if language else pages.get(depth=1)
    for action in actions:
        apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
            group=group, page=page, permission=permission(apps, "wagtailcore", "page", action)
        )


def give_files(apps, group, actions):
    """Let a group work on images and documents."""
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    # Wagtail asks for the rights on its own two models, whatever models a site puts in their place
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for action in actions:
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.create(
                group=group, collection=root, permission=permission(apps, app, model, action)
            )


def give_administration(apps, group):
    """Let administrators manage people, languages, redirects and workflows."""
    for app, model in ADMINISTRATION:
        group.permissions.add(*(permission(apps, app, model, action) for action in ("add", "change", "delete", "view")))


def give_translation(apps, groups):
    """Only who may publish may start translations: wagtail-localize itself checks no right on the page."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtail_localize", model="translation"
    )
    submit, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    apps.get_model("auth", "Group").permissions.through.objects.filter(permission=submit).delete()
    for group in groups:
        group.permissions.add(submit)


def create_workflow(apps, reviewers):
    """Editors submit, reviewers publish, on the whole tree."""
    Workflow, WorkflowTask, WorkflowPage, GroupApprovalTask, Page = (
        apps.get_model("wagtailcore", name)
        for name in ("Workflow", "WorkflowTask", "WorkflowPage", "GroupApprovalTask", "Page")
    )
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = GroupApprovalTask.objects.create(name="Review", active=True, content_type=content_type)
    task.groups.set(reviewers)
    workflow = Workflow.objects.create(name="Editorial review", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))


def delete_roles(apps, schema_editor):
    """Take the groups and the workflow away."""
    apps.get_model("auth", "Group").objects.filter(name__in=TREES).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Editorial review").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_create_home_pages"),
        ("core", "0001_initial"),
        ("reference", "0001_initial"),
        ("accounts", "0001_initial"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(create_roles, delete_roles)]
