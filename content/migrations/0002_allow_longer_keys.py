from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.AlterField(model_name="loadeditem", name="key", field=models.CharField(max_length=300)),
    ]
