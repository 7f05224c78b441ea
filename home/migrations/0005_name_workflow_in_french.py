"""The workflow speaks the language of the editors, who read "Submit to ..." with its name on a button."""

from django.db import migrations

NAMES = {  # model: (name in English, in French)
    "Workflow": ("Editorial review", "Relecture éditoriale"),
    "GroupApprovalTask": ("Review", "Relecture"),
}


def name_in_french(apps, schema_editor):
    """Rename what still has its first name."""
    for model, (english, french) in NAMES.items():
        apps.get_model("wagtailcore", model).objects.filter(name=english).update(name=french)


def name_in_english(apps, schema_editor):
    """Give the first names back, by which the roles are taken away."""
    for model, (english, french) in NAMES.items():
        apps.get_model("wagtailcore", model).objects.filter(name=french).update(name=english)


class Migration(migrations.Migration):
    dependencies = [("home", "0004_create_roles")]

    operations = [migrations.RunPython(name_in_french, name_in_english)]
