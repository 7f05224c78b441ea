from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0005_name_workflow_in_french")]

    operations = [
        migrations.AddField(
            model_name="legalpage",
            name="is_on_privacy",
            field=models.BooleanField(
                default=False, help_text="The forms for visitors link to this page.", verbose_name="about personal data"
            ),
        ),
    ]
