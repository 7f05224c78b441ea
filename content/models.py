"""What the loader has loaded, so that it never overwrites the work of an editor."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedItem(models.Model):
    """One version of an entry, a row of an authority list or a redirect, as the loader left it.

    It stays when what it stands for is deleted, so that the loader does not make it again.
    `digest` is that of the content files; it is empty for a page that has its place and not yet its text.
    `page_id` is the page, or that to which a redirect leads.
    `revision_id` is the last revision that the loader made of a page: another one is an editor's.
    """

    key = models.CharField(max_length=300)
    language = models.CharField(max_length=10, blank=True)
    page_id = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    revision_id = models.PositiveBigIntegerField(null=True)

    class Meta:
        verbose_name = _("loaded item")
        verbose_name_plural = _("loaded items")
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="loaded_item_once")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
