import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.i18n


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0006_mark_page_on_privacy"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("contact", "Message to the team"), ("report", "Report of an error")],
                        max_length=10,
                        verbose_name="sent with",
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("question", "A question"),
                            ("suggestion", "A suggestion for the portal"),
                            ("personal-data", "My personal data"),
                            ("fact", "A fact"),
                            ("translation", "A translation"),
                            ("link", "A broken link"),
                            ("accessibility", "Accessibility"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="subject",
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=core.i18n.portal_language_choices, max_length=10, verbose_name="language"),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("text", models.TextField(verbose_name="message")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="received")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "New"), ("answered", "Answered"), ("closed", "Closed")],
                        default="new",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="The visitor never sees it.", verbose_name="note of the team"
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed")],
                        default="waiting",
                        editable=False,
                        max_length=10,
                        verbose_name="mail to the team",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "message of a visitor",
                "verbose_name_plural": "messages of visitors",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "report"), models.Q(("email", ""), _negated=True), _connector="OR"),
                        name="message_to_the_team_has_an_address",
                        violation_error_message="A message to the team needs an e-mail address for the answer.",
                    )
                ],
            },
        ),
    ]
