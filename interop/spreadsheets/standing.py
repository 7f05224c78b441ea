"""The projects that rows of a file tell of: found by its keys, by the portal's identifier, or by that of IATI."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale

from interop.models import ImportedProject
from projectdb.models import ProjectPage

ROWS = tuple(relation.get_accessor_name() for relation in get_all_child_relations(ProjectPage))  # of a project


def own_key(page: ProjectPage) -> str:
    """Return the identifier that the portal gives to a project in all its languages."""
    return f"{settings.IATI_PUBLISHER}-{page.translation_key}"


class Standing:
    """The projects that some keys name, with what files said of them; few queries for any number.

    A project is found in the language in which it was imported, else in the first of the languages that has it. With
    more than one language, `versions` are its other ones, by translation key and language.
    """

    def __init__(self, keys: Iterable[str], locales: Sequence[Locale], *, lock: bool = False) -> None:
        keys = set(keys) - {""}
        by_number = {locale.pk: locale for locale in locales}
        order = list(by_number)
        identities = {identity: key for key in keys if (identity := identity_in(key))}
        known = dict(ImportedProject.objects.filter(key__in=keys).values_list("page", "key"))
        wanted = Q(pk__in=known) | Q(translation_key__in=identities) | Q(iati_identifier__in=keys)
        pages = ProjectPage.objects.filter(wanted, locale__in=order, alias_of=None).order_by("path")
        if lock:
            pages = pages.select_related(None).select_for_update(of=("page_ptr",))
        self.pages: dict[str, ProjectPage] = {}
        found = sorted(pages.prefetch_related(*ROWS), key=lambda page: (page.pk in known, -order.index(page.locale_id)))
        for page in found:  # the last one counts
            page.locale = by_number[page.locale_id]
            for key in (page.iati_identifier, identities.get(page.translation_key), known.get(page.pk)):
                if key in keys:
                    self.pages[key] = page
        numbers = {page.pk for page in self.pages.values()}
        told = ImportedProject.objects.filter(page__in=numbers)
        self.values = dict(told.values_list("page", "values"))
        self.retrieved = dict(told.exclude(retrieved_on=None).values_list("page", "retrieved_on"))
        self.versions = versions_of(self.pages.values(), by_number) if len(order) > 1 else {}


def versions_of(pages: Iterable[ProjectPage], locales: dict[int, Locale]) -> dict[tuple[UUID, str], ProjectPage]:
    """Return the versions of some projects in their other languages, aliases too."""
    numbers, keys = {page.pk for page in pages}, {page.translation_key for page in pages}
    found = ProjectPage.objects.filter(translation_key__in=keys, locale__in=locales).exclude(pk__in=numbers)
    return {
        (page.translation_key, locales[page.locale_id].language_code): page for page in found.prefetch_related(*ROWS)
    }


def identity_in(key: str) -> UUID | None:
    """Return the translation key in an identifier of the portal, None in another one."""
    prefix, _mark, rest = key.partition(f"{settings.IATI_PUBLISHER}-")
    try:
        return UUID(rest) if not prefix else None
    except ValueError:
        return None
