"""Entries keep keys of order, and the codes of facets of their own; all are drawn anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_add_parts_of_pages")]

    operations = [
        migrations.AddField(model_name="entry", name="orders", field=models.JSONField(db_default={}, default=dict)),
        migrations.RunSQL("UPDATE search_entry SET version = nextval('search_version')", migrations.RunSQL.noop),
    ]
