"""Where each fact of a project comes from, read from the versions that Wagtail keeps and the imports that wrote them.

Versions are compared in Python: their number changes nothing in the number of queries.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from typing import Any

from django.db.models.fields.json import KT
from django.utils.functional import Promise
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.spreadsheets.projects import COLUMNS, KEY, LANGUAGE
from interop.spreadsheets.vocabularies import Vocabularies
from projectdb.models import ProjectPage

MOST = 100  # versions that are compared, the latest ones
LONG_TEXTS = ("body", "results", "lessons")  # told by their words: to read their blocks would ask for pictures
FACTS = tuple(column for column in COLUMNS if column.name not in (KEY, LANGUAGE, *LONG_TEXTS))


@dataclass
class Source:
    """Where a version of a project comes from: a person, a file that was imported, or neither: the portal itself.

    `publisher` is known of activities of IATI. `is_gone` says that the person has no account any more.
    """

    at: datetime
    person: User | None
    is_gone: bool = False
    spreadsheet: SpreadsheetImport | None = None
    publisher: str = ""


@dataclass
class Statement:
    """What a project said in one field, and since when."""

    text: str
    source: Source


@dataclass
class FieldHistory:
    """What a project says in one field, and what it said before, the latest first.

    `is_older`: the first of the statements is older than the versions that were compared.
    """

    label: str | Promise
    statements: list[Statement] = field(default_factory=list)
    is_older: bool = False

    @property
    def now(self) -> Statement:
        """What it says in its latest version."""
        return self.statements[0]

    @property
    def earlier(self) -> list[Statement]:
        """What it said before."""
        return self.statements[1:]

    @property
    def has_only_older(self) -> bool:
        """Whether nobody has changed it in the versions that were compared."""
        return self.is_older and not self.earlier


def history_of(page: ProjectPage) -> tuple[list[FieldHistory], bool]:
    """Return the history of each field that says or said something, and whether older versions were left out."""
    found = list(page.revisions.select_related("user").order_by("-pk")[: MOST + 1])
    revisions, is_cut = found[:MOST][::-1], len(found) > MOST
    sources = sources_of(page, revisions)
    lists = Vocabularies()
    histories: dict[str, FieldHistory] = {}
    values: dict[str, Any] = {}
    for revision, source in zip(revisions, sources, strict=True):
        for name, label, value, text in facts_of(revision, lists):
            history = histories.setdefault(name, FieldHistory(label, is_older=is_cut))
            if not history.statements or values[name] != value:
                history.statements.insert(0, Statement(text, source))
            values[name] = value
    shown = [one for one in histories.values() if any(statement.text for statement in one.statements)]
    return shown, is_cut


def facts_of(revision: Revision, lists: Vocabularies) -> Iterator[tuple[str, str | Promise, Any, str]]:
    """Yield name, label, value and text of each field of a version; codes that are gone stand as they are."""
    page = ProjectPage.from_serializable_data(revision.content, check_fks=False)
    for column in FACTS:
        value = column.get(page)
        yield column.name, column.label, value, str(column.write(value, lists))
    fields: Any = {field.name: field for field in ProjectPage._meta.get_fields()}
    for name in LONG_TEXTS:
        text = words_of(revision.content.get(name))
        yield name, fields[name].verbose_name, text, text


def words_of(content: Any) -> str:
    """Return the words and numbers of the blocks of a text, without their marks."""
    blocks = json.loads(content or "[]") if isinstance(content, str) else content or []
    texts = (unescape(re.sub(r"<[^>]*>", " ", text)) for text in leaves(blocks))
    return " ".join(" ".join(texts).split())


def leaves(value: Any) -> Iterator[str]:
    """Yield what stands in blocks; their types and numbers are left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "type"):
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield str(value)


def sources_of(page: ProjectPage, revisions: Iterable[Revision]) -> list[Source]:
    """Return where some versions of a project come from, in their order."""
    logged = PageLogEntry.objects.filter(page=page.pk, user__isnull=False, revision__isnull=False)
    people = set(logged.values_list("revision_id", flat=True))
    spans = list(spans_of(page))
    sources = []
    for revision in revisions:
        source = Source(revision.created_at, revision.user, is_gone=not revision.user and revision.pk in people)
        for first, last, spreadsheet, publisher in spans:
            if first < revision.pk <= last:
                source.spreadsheet, source.publisher = spreadsheet, publisher
        sources.append(source)
    return sources


def spans_of(page: ProjectPage) -> Iterator[tuple[int, int, SpreadsheetImport, str]]:
    """Yield each import that wrote a project: the version that it found (0 for none) and the last that it wrote.

    An import holds its projects: nobody else makes a version in between.
    """
    versions = ProjectPage.objects.filter(translation_key=page.translation_key)
    origin = ImportedProject.objects.filter(page__in=versions).only("publisher", "publisher_name").first()
    publisher = origin.publisher_name or origin.publisher if origin else ""
    rows = ImportedRow.objects.filter(page_id__in=versions.values("pk")).annotate(
        found=KT("before__page__latest_revision")
    )
    rows = rows.select_related("spreadsheet").defer(
        "before", "spreadsheet__file", "spreadsheet__headings", "spreadsheet__mapping"
    )
    for row in rows.order_by("pk"):
        told = publisher if row.spreadsheet.is_iati else ""
        if row.page_id == page.pk and row.revision_id:
            yield int(row.found or 0), row.revision_id, row.spreadsheet, told
        for version in row.versions:
            if version["page"] == page.pk and version["revision"]:
                found = (version["before"] or {}).get("latest_revision") or 0
                yield int(found), version["revision"], row.spreadsheet, told
