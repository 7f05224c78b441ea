"""Entries of parts of pages: an entry has a number of its own, below zero for a part."""

from django.db import migrations, models

TO_DRAW = {"name": "search_entry_to_draw", "condition": models.Q(version__gt=models.F("drawn_version"))}
TO_SEND = {"name": "search_entry_to_send", "condition": models.Q(drawn_version__gt=models.F("sent_version"))}


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE search_part", "DROP SEQUENCE search_part"),
        *(migrations.RemoveIndex(model_name="entry", name=index["name"]) for index in (TO_DRAW, TO_SEND)),
        migrations.RenameField(model_name="entry", old_name="page_id", new_name="number"),
        *(
            migrations.AddIndex(model_name="entry", index=models.Index(fields=["number"], **index))
            for index in (TO_DRAW, TO_SEND)
        ),
        migrations.AddField(model_name="entry", name="page_id", field=models.IntegerField(null=True)),
        migrations.AddField(
            model_name="entry", name="part", field=models.CharField(db_default="", default="", max_length=60)
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=~models.Q(part=""), fields=("page_id", "part"), name="search_entry_part_once"
            ),
        ),
    ]
