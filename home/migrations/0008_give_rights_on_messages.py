"""Administrators and editors read messages of visitors and note what became of them; administrators delete them."""

from django.db import migrations

RIGHTS = {"Administrators": ("change", "delete", "view"), "Editors": ("change", "view")}


def give_rights(apps, schema_editor):
    """Give each role its rights, made now if Django has not made them yet."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="message"
    )
    for name, actions in RIGHTS.items():
        permissions = [
            apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=f"{action}_message", defaults={"name": f"Can {action} message"}
            )[0]
            for action in actions
        ]
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*permissions)


def take_rights(apps, schema_editor):
    """Take the rights away from all roles."""
    links = apps.get_model("auth", "Group").permissions.through.objects
    links.filter(permission__content_type__app_label="home", permission__content_type__model="message").delete()


class Migration(migrations.Migration):
    dependencies = [("home", "0007_add_messages")]

    operations = [migrations.RunPython(give_rights, take_rights)]
