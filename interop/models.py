"""Files of projects that somebody imported, what became of each row, and what a file said of a project last."""

import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projectdb.models import ProjectPage

PATIENCE = datetime.timedelta(minutes=10)  # without a sign of the worker; after that it is taken for dead


class ExactEncoder(DjangoJSONEncoder):
    """Keeps moments to the microsecond, so that a page can be given back as it was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


class SpreadsheetImport(models.Model):
    """One file on its way into the database of projects: read, checked, imported, perhaps undone.

    `headings` are pairs of the heading of a column and what its first cells say. `mapping` holds the name of a column
    of `interop.spreadsheets.projects` for each column of the file, "" for one that is left out. `done` of `total` rows
    are through the step that is under way. `language` (BCP 47) is that of the person who sent the file; what is wrong
    with it is told in it. Of activities it is kept where the file comes from, and with `is_complete` what their
    publisher no longer tells in it counts as withdrawn.
    """

    class State(models.TextChoices):
        SENT = "sent", _("to be matched")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("to be imported")
        IMPORTING = "importing", _("being imported")
        IMPORTED = "imported", _("imported")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("failed")

    WORKING = (State.CHECKING, State.IMPORTING, State.UNDOING)

    class Kind(models.TextChoices):
        SPREADSHEET = "spreadsheet", _("spreadsheet")
        IATI = "iati", _("activities of IATI")

    class Mode(models.TextChoices):
        DRAFTS = "drafts", _("as drafts")
        LIVE = "live", _("published at once")

    file_name = models.CharField(_("file"), max_length=255)
    file = models.BinaryField()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SPREADSHEET)
    file_url = models.URLField(_("address of the file"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True)
    is_complete = models.BooleanField(default=False)
    language = models.CharField(max_length=10)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    mode = models.CharField(_("import"), max_length=10, choices=Mode, default=Mode.DRAFTS)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    moved_at = models.DateTimeField(default=timezone.now)  # last sign of the worker
    imported_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of projects")
        verbose_name_plural = _("imports of projects")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_iati(self) -> bool:
        """Whether it holds activities of IATI."""
        return self.kind == self.Kind.IATI

    @property
    def is_working(self) -> bool:
        """Whether the worker has it."""
        return self.state in self.WORKING

    @property
    def is_stuck(self) -> bool:
        """Whether the worker has given no sign for long."""
        return self.is_working and timezone.now() - self.moved_at > PATIENCE

    @property
    def is_live(self) -> bool:
        """Whether what is imported is published."""
        return self.mode == self.Mode.LIVE


class ImportedRow(models.Model):
    """What becomes of one row of a file; `key` is the identifier in it, `notes` what an editor should know of it.

    `faults` are pairs of a heading and a message, `conflicts` the cells that say otherwise than somebody in the
    portal: name of the column, what stands there, what the file says, and whether the file shall prevail.
    After the import, `page_id` and `revision_id` say what was written, `was_live` whether it was published;
    `before` is an existing page as it was. `versions` are the pages in other languages that were written: number,
    revision, and what stood there. `origin_before` is what was known of the origin of a project (`ImportedProject`).
    """

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        UNCHANGED = "unchanged", _("unchanged")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn by the publisher")

    spreadsheet = models.ForeignKey(SpreadsheetImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    key = models.CharField(max_length=255, blank=True)
    faults = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    conflicts = models.JSONField(default=list)
    page_id = models.PositiveBigIntegerField(null=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    was_live = models.BooleanField(default=False)
    before = models.JSONField(null=True, encoder=ExactEncoder)
    versions = models.JSONField(default=list, encoder=ExactEncoder)
    origin_before = models.JSONField(null=True, encoder=ExactEncoder)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["spreadsheet", "number"], name="imported_row_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ImportedProject(models.Model):
    """What a file said of a project last: by its key the project is found again.

    `values` holds what was written, by column. Where a page says something else now, an editor has changed it.
    Of an activity it is known who published it, under which licence, where and when it was retrieved, and since when
    its publisher no longer tells of it.
    """

    ORIGIN = ("publisher", "publisher_name", "licence", "file_url", "retrieved_on", "withdrawn_on")

    key = models.CharField(max_length=255, unique=True)
    page = models.OneToOneField(ProjectPage, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(default=dict)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    publisher_name = models.CharField(max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    file_url = models.URLField(_("address of the file"), max_length=500, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True)

    class Meta:
        verbose_name = _("imported project")
        verbose_name_plural = _("imported projects")

    def __str__(self) -> str:
        return self.key

    @property
    def origin(self) -> dict[str, Any]:
        """Where the activity comes from, by field."""
        return {name: getattr(self, name) for name in self.ORIGIN}
