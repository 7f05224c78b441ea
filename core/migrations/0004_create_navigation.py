"""A navigation with the texts of the portal for each language; the links come with the content or from editors.

Roles write, review and publish navigation and banners as they do pages. The migrations of `home` make the
languages and the roles, so they come first.
"""

import uuid

from django.db import migrations

TEXTS = {  # language: (tagline, description, legal line)
    "fr": (
        "Migration pour le développement",
        "Le réseau des collectivités et des associations qui font de la migration une ressource du développement local.",
        "Initiative conjointe pour la migration et le développement",
    ),
    "en": (
        "Migration for development",
        "The network of local authorities and associations that make migration a resource for local development.",
        "Joint Migration and Development Initiative",
    ),
    "es": (
        "Migración para el desarrollo",
        "La red de los gobiernos locales y las asociaciones que hacen de la migración un recurso del desarrollo local.",
        "Iniciativa Conjunta de Migración y Desarrollo",
    ),
}
MODELS = ("siteframe", "banner")
ACTIONS = {  # group: (on the navigation, which stands once in each language, on banners)
    "Administrators": (
        ("change", "publish", "lock", "unlock"),
        ("add", "change", "delete", "publish", "lock", "unlock"),
    ),
    "Reviewers": (("change", "publish", "lock", "unlock"), ("add", "change", "delete", "publish", "lock", "unlock")),
    "Editors": (("change",), ("add", "change")),
    "Translators: English": (("change",), ("change",)),
    "Translators: Spanish": (("change",), ("change",)),
}
WORKFLOW = "Relecture éditoriale"


def create_navigation(apps, schema_editor):
    """Make one for each language, as translations of each other."""
    Locale, SiteFrame = apps.get_model("wagtailcore", "Locale"), apps.get_model("core", "SiteFrame")
    key = uuid.uuid5(uuid.NAMESPACE_URL, "m4d:frame")
    for language, (tagline, description, owner) in TEXTS.items():
        locale, _created = Locale.objects.get_or_create(language_code=language)
        SiteFrame.objects.create(
            locale=locale, translation_key=key, live=True, tagline=tagline, description=description, owner=owner
        )


def delete_navigation(apps, schema_editor):
    """Take them away again."""
    apps.get_model("core", "SiteFrame").objects.all().delete()


def content_type(apps, model):
    """Return the content type of a model of this app, made now if Django has not made it yet."""
    return apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="core", model=model)[0]


def permissions(apps, model, actions):
    """Return permissions on a model, made now if Django has not made them yet."""
    return [
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type(apps, model), codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )[0]
        for action in actions
    ]  # fmt: skip


def give_rights(apps, schema_editor):
    """Let the roles write, and the workflow lead from editors to reviewers."""
    for name, rights in ACTIONS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        for model, actions in zip(MODELS, rights, strict=True):
            if group:
                group.permissions.add(*permissions(apps, model, actions))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    for model in MODELS if workflow else ():
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=content_type(apps, model), defaults={"workflow": workflow}
        )


def take_rights(apps, schema_editor):
    """Take the rights and the workflow away again."""
    for name in ("auth.Permission", "wagtailcore.WorkflowContentType"):
        apps.get_model(name).objects.filter(content_type__app_label="core", content_type__model__in=MODELS).delete()


class Migration(migrations.Migration):
    dependencies = [("core", "0003_add_navigation_and_banners"), ("home", "0005_name_workflow_in_french")]

    operations = [
        migrations.RunPython(create_navigation, delete_navigation),
        migrations.RunPython(give_rights, take_rights),
    ]
