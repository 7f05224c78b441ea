"""Links of live pages to other sites, and whether they still lead somewhere."""

import datetime
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LONGEST = 2000  # characters of an address
FAILURES = 3  # on as many days: a site may be down for a night


class OutsideLinkQuerySet(models.QuerySet):
    """Addresses of other sites."""

    def broken(self) -> Self:
        """Keep those that failed on three different days since they last answered."""
        return self.filter(failed_days__gte=FAILURES)

    def due(self, before: datetime.datetime) -> Self:
        """Keep those that were not asked since a moment, never asked ones first."""
        due = self.filter(models.Q(checked_at=None) | models.Q(checked_at__lt=before), uses__isnull=False)
        return due.distinct().order_by(models.F("checked_at").asc(nulls_first=True), "pk")


class OutsideLink(models.Model):
    """One address of another site, with what it answered last."""

    url = models.URLField(_("address"), max_length=LONGEST, unique=True)
    checked_at = models.DateTimeField(_("checked"), null=True)
    problem = models.CharField(_("problem"), max_length=200, blank=True)
    failed_days = models.PositiveSmallIntegerField(_("days of failure"), default=0)
    failed_on = models.DateField(_("failed on"), null=True)

    objects = OutsideLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")

    def __str__(self) -> str:
        return self.url

    def record(self, problem: str, at: datetime.datetime) -> None:
        """Remember an answer; `problem` is empty if the link leads somewhere. Failures of one day count once."""
        if not problem:
            self.failed_days, self.failed_on = 0, None
        elif self.failed_on != at.date():
            self.failed_days, self.failed_on = self.failed_days + 1, at.date()
        self.problem, self.checked_at = problem, at
        self.save()


class OutsideLinkUseQuerySet(models.QuerySet):
    """Places that link to other sites."""

    def broken(self) -> Self:
        """Keep those whose link is broken."""
        return self.filter(link__failed_days__gte=FAILURES)


class OutsideLinkUse(models.Model):
    """A place where a live page links to another site."""

    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="outside_links")
    field = models.CharField(_("place"), max_length=100)

    objects = OutsideLinkUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")
        constraints = [models.UniqueConstraint(fields=["link", "page", "field"], name="outside_link_use_once")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.field}"

    @property
    def place(self) -> str:
        """The field as editors know it."""
        model = self.page.specific_class
        names = {field.name: getattr(field, "verbose_name", "") for field in model._meta.get_fields()} if model else {}
        related = {"source_links": _("Sources")}
        return str(related.get(self.field) or names.get(self.field) or self.field).capitalize()

    @property
    def editor(self) -> str:
        """Address of the editor of the page."""
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])
