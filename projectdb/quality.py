"""What is missing or doubtful in projects, and where an editor mends it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.i18n import SOURCE_LANGUAGE
from core.models import Confidence, OutsideLinkUse, SourceLink
from projectdb.models import ProjectOrganisation, ProjectPage, ProjectTerritory

PLANNED, ONGOING, CLOSED = "1", "2", "4"  # code list ActivityStatus of IATI 2.03
OVERDUE = datetime.timedelta(days=366)  # an end may be known to the year only


@dataclass(frozen=True)
class Gap:
    """One thing that a project may lack; `place` is the id of what mends it in the editor, "" for none."""

    name: str
    label: str | Promise
    place: str = ""


GAPS = (
    Gap("start", _("no start"), "id_starts_on"),
    Gap("end", _("closed without an end"), "id_ends_on"),
    Gap("overdue", _("under way a year after its end"), "id_status"),
    Gap("status", _("no status"), "id_status"),
    Gap("budget", _("no budget"), "id_budget_amount"),
    Gap("country", _("no country"), "id_territories-FORMS"),
    Gap("organisation", _("no organisation"), "id_organisations-FORMS"),
    Gap("source", _("no source"), "id_source_links-FORMS"),
    Gap("dead", _("a source that leads nowhere"), "id_source_links-FORMS"),
    Gap("doubt", _("facts to be verified"), "id_confidence"),
    Gap("translation", _("not in every language")),
)


def with_gaps(projects: QuerySet, names: list[str]) -> QuerySet:
    """Keep originals, no translations, that lack one of the things named, or anything where none is.

    Each project knows what it lacks as `lacks_<name>`; one statement for any number of them.
    """
    wanted = Q()
    for name in names or [gap.name for gap in GAPS]:
        wanted |= Q(**{f"lacks_{name}": True})
    in_source_language = Exists(versions().filter(locale__language_code=SOURCE_LANGUAGE))
    originals = projects.filter(Q(locale__language_code=SOURCE_LANGUAGE) | ~in_source_language, alias_of=None)
    return originals.annotate(**{f"lacks_{name}": condition for name, condition in conditions().items()}).filter(wanted)


def conditions() -> dict[str, Any]:
    """Return when a project lacks something, by name."""
    overdue = timezone.localdate() - OVERDUE
    asked = {
        "start": Q(starts_on=None),
        "end": Q(ends_on=None, status__iati=CLOSED),
        "overdue": Q(ends_on__lt=overdue, status__iati__in=[PLANNED, ONGOING]),
        "status": Q(status=None) | Q(status__iati=""),
        "budget": Q(budget_amount=None),
        "doubt": Q(confidence=Confidence.MEMORY),
    }
    found: dict[str, Any] = {
        name: ExpressionWrapper(condition, output_field=BooleanField()) for name, condition in asked.items()
    }
    this = {"page": OuterRef("pk")}
    found["country"] = ~Exists(ProjectTerritory.objects.filter(country__isnull=False, **this))
    found["organisation"] = ~Exists(ProjectOrganisation.objects.filter(**this))
    found["source"] = ~Exists(SourceLink.objects.filter(**this))
    found["dead"] = Exists(OutsideLinkUse.objects.broken().filter(field="source_links", **this))
    every = (Exists(versions().filter(locale__language_code=code, live=True)) for code, _name in settings.LANGUAGES)
    in_all = Q()
    for version in every:
        in_all &= Q(version)
    found["translation"] = ExpressionWrapper(~in_all, output_field=BooleanField())
    return found


def versions() -> QuerySet:
    """Return the versions of the project that a query is about."""
    return ProjectPage.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None).order_by()


def gaps_of(project: ProjectPage) -> Iterator[tuple[str, str]]:
    """Yield what a project lacks, as `with_gaps` found it, with the address at which it is mended."""
    editor = reverse("wagtailadmin_pages:edit", args=[project.pk])
    for gap in GAPS:
        if getattr(project, f"lacks_{gap.name}"):
            yield str(gap.label), f"{editor}#{gap.place}" if gap.place else editor
