"""What the search knows: an entry per page, texts of files, what was searched for."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.querysets import EntryQuerySet


class Entry(models.Model):
    """One page in one language as the search sees it, or a part of one, and how far the search engine is behind.

    The table is the outbox of the search engine, what it is rebuilt from, and what the portal searches without
    it. `number` is that of the page, no foreign key: an entry outlives its page until the engine has forgotten it.
    Then, and while nobody may find the page, `document` is empty. A part of a page has a number below zero.
    """

    number = models.IntegerField(primary_key=True)
    page_id = models.IntegerField(null=True)  # of the page whose part this is
    part = models.CharField(max_length=60, default="", db_default="")  # its key, see core.models.findable.Part

    # What was drawn
    key = models.UUIDField(null=True)  # translation_key of the page
    language = models.CharField(max_length=10, default="", db_default="")  # BCP 47
    source = models.CharField(max_length=20, default="", db_default="")  # see search.sources
    audience = ArrayField(models.CharField(max_length=20), default=list, db_default=[])  # see search.audiences
    languages = ArrayField(models.CharField(max_length=10), default=list, db_default=[])  # in which the page exists
    codes = ArrayField(models.TextField(), default=list, db_default=[])  # of all facets: "theme:diaspora"
    orders = models.JSONField(default=dict, db_default={})  # keys by order, compared by bytes
    amounts = models.JSONField(default=dict, db_default={})  # what lists add up, by name
    date = models.DateField(null=True)
    document = models.JSONField(null=True)
    words = SearchVectorField(null=True)

    # How far it is
    version = models.BigIntegerField()  # of the last change, from one sequence for all pages
    drawn_version = models.BigIntegerField(default=0)
    sent_version = models.BigIntegerField(default=0)
    marked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            GinIndex(fields=["codes"], name="search_entry_codes"),
            models.Index(fields=["language", "source", "date"], name="search_entry_lists"),
            models.Index(fields=["key"], name="search_entry_key"),
            models.Index(
                fields=["number"], name="search_entry_to_draw",
                condition=models.Q(version__gt=models.F("drawn_version")),
            ),
            models.Index(
                fields=["number"], name="search_entry_to_send",
                condition=models.Q(drawn_version__gt=models.F("sent_version")),
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "part"], condition=~models.Q(part=""), name="search_entry_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"

    @property
    def page(self) -> int | None:
        """Number of the page that this is about."""
        return self.page_id if self.part else self.number


class DocumentText(models.Model):
    """The text of a file, by the hash of its content (SHA-1, as Wagtail keeps it); "" where none was found in it."""

    file_hash = models.CharField(max_length=40, primary_key=True)
    text = models.TextField(blank=True)
    fault = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return self.file_hash


class SearchDay(models.Model):
    """How often one text was searched for on one day in one language; nothing about who searched."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10)
    text = models.CharField(_("text"), max_length=100)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    results = models.PositiveIntegerField(_("results"), default=0)
    second_passes = models.PositiveIntegerField(_("searches widened"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("search of a day")
        verbose_name_plural = _("searches of a day")
        constraints = [models.UniqueConstraint(fields=["day", "language", "text"], name="search_day_once")]

    def __str__(self) -> str:
        return self.text
