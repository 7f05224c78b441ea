"""Which pages are records, in which sets, since when; one record per page, that is per language.

A record is in the set of its kind and language, "publications:fr", and in that of its language, "language:fr";
by the hierarchy of sets (OAI-PMH 2.6) it is in "publications" and "language" too.
"""

import datetime
import re
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Min, Sum, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from core.querysets import PortalPageQuerySet
from interop.pages import EPOCH, host, listed_pages
from knowledge.learning.models import CoursePage, FacilitatorPackPage, LessonPage, ModulePage
from knowledge.library.models import PracticePage, PublicationPage, ToolPage

KINDS: dict[str, tuple[type[Page], ...]] = {
    "publications": (PublicationPage,),
    "practices": (PracticePage,),
    "training": (CoursePage, ModulePage, LessonPage, FacilitatorPackPage, ToolPage),
}
KIND_NAMES = {"publications": "Publications", "practices": "Good practices", "training": "Training"}
LANGUAGE_SET = "language"
IDENTIFIER = re.compile(r"oai:[^:]+:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([a-z-]{2,10})")
LAST_MICROSECOND = 999_999


class Records:
    """Records that can be harvested; every method returns a set that can be narrowed further."""

    def __init__(self, pages: PortalPageQuerySet) -> None:
        self.pages = pages

    @classmethod
    def all(cls) -> Self:
        """Return the records of all sets, in an order that an edit does not change."""
        pages = listed_pages().filter(content_type__in=content_types(*KINDS))
        stamp = Coalesce("last_published_at", "first_published_at", Value(EPOCH))
        return cls(pages.annotate(stamp=stamp).order_by("pk").select_related("locale"))

    def between(self, first: datetime.datetime | None, last: datetime.datetime | None) -> Self:
        """Keep records published from one second to another, both included; `None` sets no limit."""
        pages = self.pages
        if first:
            pages = pages.filter(stamp__gte=first)
        if last:
            pages = pages.filter(stamp__lte=last.replace(microsecond=LAST_MICROSECOND))
        return type(self)(pages)

    def in_set(self, spec: str | None) -> Self:
        """Keep the records of a set; `None` keeps all, a set that does not exist none."""
        if spec is None:
            return self
        if spec not in SETS:
            return type(self)(self.pages.none())
        kind, _colon, language = spec.partition(":")
        pages = self.pages if kind == LANGUAGE_SET else self.pages.filter(content_type__in=content_types(kind))
        return type(self)(pages.in_language(language) if language else pages)

    def identified_by(self, identifier: str) -> Page | None:
        """Return the record with an identifier."""
        found = IDENTIFIER.fullmatch(identifier)
        if not found or identifier != f"oai:{host()}:{found[1]}/{found[2]}":
            return None
        return self.pages.in_language(found[2]).filter(translation_key=found[1]).first()

    def measure(self) -> tuple[int, int]:
        """Return how many records there are, and a sum that changes when one comes or goes."""
        measured = self.pages.order_by().aggregate(count=Count("pk"), sum=Sum("pk"))
        return measured["count"], measured["sum"] or 0

    def earliest(self) -> datetime.datetime:
        """Return the oldest datestamp; `EPOCH` while there is none."""
        return self.pages.order_by().aggregate(first=Min("stamp"))["first"] or EPOCH


def content_types(*kinds: str) -> list[ContentType]:
    """Return the content types of some kinds of record; Django remembers them."""
    models = [model for kind in kinds for model in KINDS[kind]]
    return list(ContentType.objects.get_for_models(*models).values())


def identifier_of(page: Page) -> str:
    """Return the identifier of a record; it outlives moves and new slugs."""
    return f"oai:{host()}:{page.translation_key}/{page.locale.language_code}"


def kind_of(page: Page) -> str:
    """Return the kind of a record."""
    return next(kind for kind in KINDS if page.cached_content_type in content_types(kind))


def sets_of(page: Page) -> list[str]:
    """Return the sets of a record, without those that hold them."""
    code = page.locale.language_code
    return [f"{kind_of(page)}:{code}", f"{LANGUAGE_SET}:{code}"]


def all_sets() -> dict[str, str]:
    """Return the names of all sets by their specification; a set stands before those in it."""
    names = {}
    for spec, name in (KIND_NAMES | {LANGUAGE_SET: "All records by language"}).items():
        names[spec] = name
        names |= {f"{spec}:{code}": f"{name}: {language}" for code, language in settings.LANGUAGES}
    return names


SETS = all_sets()
