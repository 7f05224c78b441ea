"""Entries keep codes in an array, which is counted and indexed, and the amounts that lists add up."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_keep_orders")]

    operations = [
        migrations.RemoveField(model_name="entry", name="facets"),
        migrations.AddField(
            model_name="entry",
            name="codes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(model_name="entry", name="amounts", field=models.JSONField(db_default={}, default=dict)),
        migrations.AddIndex(
            model_name="entry",
            index=django.contrib.postgres.indexes.GinIndex(fields=["codes"], name="search_entry_codes"),
        ),
        migrations.RunSQL("UPDATE search_entry SET version = nextval('search_version')", migrations.RunSQL.noop),
    ]
