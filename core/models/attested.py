"""How sure the portal is of what a page says."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """What stands behind the facts of an entry."""

    CONFIRMED = "confirmed", _("confirmed by a public page")
    GENERAL = "general-knowledge", _("well-known institutional facts")
    MEMORY = "memory", _("to be verified")


class Attested(models.Model):
    """Gives a page type a confidence, and a flag for titles that are not the official ones."""

    confidence = models.CharField(
        _("confidence"), max_length=20, choices=Confidence, default=Confidence.MEMORY,
        help_text=_("What stands behind the facts of this page; its readers see it."),
    )  # fmt: skip
    title_is_descriptive = models.BooleanField(
        _("descriptive title"),
        default=False,
        help_text=_("Tick when the official title is not known and this one describes."),
    )

    class Meta:
        abstract = True
