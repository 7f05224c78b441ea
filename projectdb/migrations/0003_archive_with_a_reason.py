from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projectdb", "0002_start_to_be_verified")]

    operations = [
        migrations.AddField(
            model_name="projectpage",
            name="archived_on",
            field=models.DateField(
                blank=True,
                help_text="The page stays, with a notice that it is kept for the record and no longer updated.",
                null=True,
                verbose_name="archived on",
            ),
        ),
        migrations.AddField(
            model_name="projectpage",
            name="closing_note",
            field=models.TextField(
                blank=True,
                help_text="Why the page is archived. If it is unpublished, readers find the reason at its old address.",
                verbose_name="reason",
            ),
        ),
    ]
