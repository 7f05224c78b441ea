"""Entries keep the amounts that lists add up; all are drawn anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_keep_orders")]

    operations = [
        migrations.AddField(model_name="entry", name="amounts", field=models.JSONField(db_default={}, default=dict)),
        migrations.RunSQL("UPDATE search_entry SET version = nextval('search_version')", migrations.RunSQL.noop),
    ]
