"""What every row of an authority list has: a code that never changes, a label per language, a place."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import LocalizedTextField
from reference.querysets import AuthorityQuerySet

CODE_FORM = RegexValidator(
    r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$",
    _("Use letters, digits, full stops and hyphens only, for example: local-economy."),
)


class AuthorityRow(index.Indexed, models.Model):
    """A row that pages refer to by its code; its label is shown in the reader's language."""

    code = models.CharField(
        _("code"), max_length=60, primary_key=True, validators=[CODE_FORM],
        help_text=_("Never changes: addresses, exports and other sites use it."),
    )  # fmt: skip
    label = LocalizedTextField(_("label"))
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Rows are shown by position, then by code.")
    )

    objects = AuthorityQuerySet.as_manager()

    search_fields: ClassVar[list] = [
        index.SearchField("label_texts"),
        index.AutocompleteField("label_texts"),
        index.SearchField("code"),
    ]

    panels: ClassVar[list] = [FieldPanel("code"), FieldPanel("label"), FieldPanel("position")]

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.label) or self.code

    @property
    def name(self) -> str:
        """Label in the reader's language."""
        return str(self)

    def label_texts(self) -> str:
        """Labels in every language, for the search of the admin."""
        return " ".join(self.label.values())
