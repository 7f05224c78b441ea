"""Pages that are kept for the record, or taken down, with a reason that readers see."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Archivable(models.Model):
    """Gives a page type a day of archiving, and a reason for that or for its withdrawal.

    An archived page stays where it is, with a notice. A page that is withdrawn is unpublished: the reason then stands
    at its old address.
    """

    archived_on = models.DateField(
        _("archived on"), null=True, blank=True,
        help_text=_("The page stays, with a notice that it is kept for the record and no longer updated."),
    )  # fmt: skip
    closing_note = models.TextField(
        _("reason"), blank=True,
        help_text=_("Why the page is archived. If it is unpublished, readers find the reason at its old address."),
    )  # fmt: skip

    archive_panels = [
        MultiFieldPanel([FieldPanel("archived_on"), FieldPanel("closing_note")], heading=_("Archive and withdrawal"))
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.archived_on and not self.closing_note.strip():
            raise ValidationError({"closing_note": _("Say why the page is archived: its readers will ask.")})
