"""What an import would do, row by row: the preview, and the first half of the import itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.cldr import language_name, long_date
from core.i18n import SOURCE_LANGUAGE
from core.models import Confidence
from interop.models import ImportedRow, SpreadsheetImport
from interop.spreadsheets.cells import CellError, text_of
from interop.spreadsheets.columns import Column, Value
from interop.spreadsheets.projects import BY_NAME, KEY, TITLE
from interop.spreadsheets.standing import Standing
from interop.spreadsheets.tables import Cell, Row, Table, chunks
from interop.spreadsheets.versions import Texts, add_text, column_of, language_in, name_of_text
from interop.spreadsheets.vocabularies import Vocabularies, as_key
from projectdb.models import ProjectIndexPage, ProjectPage

Outcome = ImportedRow.Outcome


@dataclass
class Plan:
    """What is to be done with one row; `page` is the project as it will be, `values` what the row says of it.

    `texts` are those to be written in other languages; in `values` and `changed` their names have the language.
    """

    row: Row
    key: str = ""
    page: ProjectPage | None = None
    stored: ProjectPage | None = None  # as it stands, when it is an existing one
    before: dict[str, Any] | None = None
    values: dict[str, Value] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    title: str = ""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the row."""
        if self.faults or self.page is None:
            return Outcome.REJECTED
        if self.stored is None:
            return Outcome.NEW
        return Outcome.CHANGED if self.changed else Outcome.UNCHANGED


class Planner:
    """Plans the rows of a file; with `lock` it holds the projects concerned until the transaction ends.

    `parents` are the lists that projects stand in, by language; that of the source language comes first.
    """

    def __init__(
        self,
        spreadsheet: SpreadsheetImport,
        table: Table,
        parents: Mapping[str, ProjectIndexPage],
        *,
        lock: bool = False,
    ) -> None:
        self.spreadsheet, self.table, self.parents, self.is_meant = spreadsheet, table, parents, lock
        self.lists = Vocabularies()
        self.columns = [(n, BY_NAME[name]) for n, name in enumerate(spreadsheet.mapping) if name]
        self.times = Counter(self.key_of(row) for row in table.rows)
        self.locales = [parent.locale for parent in parents.values()]
        self.standing = Standing((), self.locales)
        self.taken: set[UUID] = set()
        source = ProjectPage.objects.child_of(parents[SOURCE_LANGUAGE])
        titles = source.order_by("path").values_list("title", flat=True)
        self.titles = {as_key(title): "" for title in titles}
        self.rows_by_page: dict[int, int] = {}
        self.good = (
            set(spreadsheet.rows.filter(outcome=Outcome.NEW).values_list("number", flat=True)) if lock else set()
        )
        self.chosen = {
            (row.number, conflict["column"]): conflict["ours"]
            for row in spreadsheet.rows.exclude(conflicts=[])
            for conflict in row.conflicts
            if conflict["chosen"]
        }

    def plans(self) -> Iterator[Plan]:
        """Yield what is to be done with each row, in the order of the file."""
        for rows in chunks(self.table.rows):
            keys = [self.key_of(row) for row in rows]
            self.standing = Standing(keys, self.locales, lock=self.is_meant)
            identities = {row.identity for row in rows} - {None}
            if identities:
                taken = Page.objects.filter(translation_key__in=identities)
                self.taken |= set(taken.values_list("translation_key", flat=True))
            yield from map(self.plan, rows)

    def plan(self, row: Row) -> Plan:
        """Return what is to be done with one row."""
        plan = Plan(row, self.key_of(row))
        plan.stored = self.standing.pages.get(plan.key)
        if plan.stored and row.texts:
            row.speak(plan.stored.locale.language_code)
        self.read(plan)
        if plan.stored is None:
            self.plan_new(plan)
        else:
            self.plan_change(plan, plan.stored)
        self.check(plan)
        return plan

    def heading(self, name: str) -> str:
        """Return the heading under which a column of ours stands in the file, else our own."""
        positions = [n for n, column in self.columns if column.name == name]
        return self.table.headings[positions[0]] if positions else str(BY_NAME[name].label) if name in BY_NAME else ""

    def key_of(self, row: Row) -> str:
        """Return the key of a row; "" where it has none that can be read."""
        positions = [n for n, column in self.columns if column.name == KEY]
        try:
            return text_of(row.cells[positions[0]]) if positions else ""
        except CellError:
            return ""

    def read(self, plan: Plan) -> None:
        """Read the cells of a row; an empty one says nothing."""
        row = plan.row
        for position, column in self.columns:
            if position not in row.faults:
                self.read_cell(plan, position, column, row.cells[position])
        columns = dict(self.columns)
        for language, cells in row.texts.items():
            if language != row.language and language in self.parents:
                for position, cell in cells.items():
                    self.read_cell(plan, position, columns[position], cell, language)
        mapped = {position for position, _column in self.columns} | {len(self.table.headings) - 1}
        plan.faults += [(self.table.headings[n], row.faults[n]) for n in sorted(row.faults) if n in mapped]
        plan.title = str(plan.values.get(TITLE, ""))

    def read_cell(self, plan: Plan, position: int, column: Column, cell: Cell, language: str = "") -> None:
        """Read one cell; `language` is that of a text which is not in the language of the row."""
        try:
            value = self.read_codes(plan, column, cell) if isinstance(cell, list) else column.read(cell, self.lists)
        except CellError as error:
            plan.row.faults.setdefault(position, f"{language_name(language)}: {error}" if language else str(error))
            return
        if value and column.name != KEY:
            plan.values[name_of_text(column.name, language)] = value

    def read_codes(self, plan: Plan, column: Column, codes: list[str]) -> Value:
        """Read codes of a list that holds a part of an open vocabulary; others are left out, which a note says."""
        found: list[Value] = []
        for code in codes:
            try:
                found += [value for value in column.read(code, self.lists) if value not in found]
            except CellError:
                message = _("{label}: the code “{code}” is not in the list of the portal and is left out.")
                plan.row.notes.append(message.format(label=column.label, code=code[:60]))
        return found

    def plan_new(self, plan: Plan) -> None:
        """Make the page of a project that is not there yet."""
        row = plan.row
        parent = self.parents.get(row.language) or self.parents[SOURCE_LANGUAGE]
        page = ProjectPage(locale=parent.locale, confidence=Confidence.MEMORY)
        if row.publisher[0]:
            page.confidence = Confidence.CONFIRMED
        for name, value in plan.values.items():
            if language_in(name):
                add_text(plan.texts, name, value)
            else:
                BY_NAME[name].put(page, value)
        plan.page, plan.changed = page, list(plan.values)
        self.name(plan, page)
        if row.language not in self.parents:
            message = _("The portal has no list of projects in this language: {language}.")
            plan.faults.append((self.heading(TITLE), message.format(language=language_name(row.language))))
        elif row.language != SOURCE_LANGUAGE:
            message = _(
                "There is no French text. The project will stand in the list in this language only: {language}."
            )
            row.notes.append(message.format(language=language_name(row.language)))
        title = as_key(plan.title)
        if not title and not any(heading == self.heading(TITLE) for heading, _message in plan.faults):
            plan.faults.append((self.heading(TITLE), _("A new project needs a title.")))
        elif title and not plan.key and title in self.titles:
            message = _("A project with this title exists already. Give its identifier to change it.")
            if self.titles[title]:
                message = _("Row {row} has the same title.").format(row=self.titles[title])
            plan.faults.append((self.heading(TITLE), message))
        self.titles.setdefault(title, str(plan.row.number))

    def name(self, plan: Plan, page: ProjectPage) -> None:
        """Give a new page the identity that its activity had in the portal before."""
        identity = plan.row.identity
        if identity is None:
            return
        if identity in self.taken:
            message = _("The identifier is that of another page of the portal.")
            plan.faults.append((self.heading(KEY), message))
        self.taken.add(identity)
        page.translation_key = identity

    def plan_change(self, plan: Plan, stored: ProjectPage) -> None:
        """Change an existing project where nobody else has changed it, or where the file shall prevail."""
        plan.title = plan.title or stored.title
        if self.is_meant:
            plan.before = {"page": stored.serializable_data(), "values": self.standing.values.get(stored.pk)}
        page = stored.get_latest_revision_as_object() if stored.has_unpublished_changes else stored
        plan.page, written = page, self.standing.values.get(stored.pk, {})
        untranslated = {column.name: column.get(page) for column in map(column_of, plan.values)}
        for name, value in plan.values.items():
            column, version = column_of(name), self.version(page, name)
            if version and version.alias_of_id:
                continue
            ours = column.get(version) if version else None
            if version and column.is_said(version, value):
                continue
            is_free = language_in(name) and (not ours or ours == untranslated.get(column.name))
            is_chosen = self.chosen.get((plan.row.number, name)) == self.shown(column, ours)
            if not (is_free or is_chosen or written.get(name) == ours):
                plan.conflicts.append(self.conflict(name, ours, value))
                continue
            plan.changed.append(name)
            if language_in(name):
                add_text(plan.texts, name, value)
            else:
                column.put(page, value)
        plan.faults += self.hindrances([stored, *self.versions(plan)]) if plan.changed else []
        newer = self.standing.retrieved.get(stored.pk)
        if newer and self.spreadsheet.retrieved_on and newer > self.spreadsheet.retrieved_on:
            message = _("A newer file, of {date}, has told of this activity already.")
            plan.faults.append((self.heading(KEY), message.format(date=long_date(newer))))

    def shown(self, column: Column, value: Value) -> str:
        """Return a value as it is shown to a reader."""
        return str(column.write(value, self.lists))

    def conflict(self, name: str, ours: Value, theirs: Value) -> dict[str, Any]:
        """Return a cell that says otherwise than somebody in the portal."""
        column = column_of(name)
        return {
            "column": name,
            "ours": self.shown(column, ours),
            "theirs": self.shown(column, theirs),
            "chosen": False,
        }

    def hindrances(self, pages: list[ProjectPage]) -> list[tuple[str, str]]:
        """Return why a project cannot be changed; `pages` are its versions that would be."""
        if any(page.locked for page in pages):
            return [("", _("The project is locked in the portal."))]
        for page in pages:
            is_live = page.live and self.spreadsheet.is_live
            if page.has_unpublished_changes and (is_live or page.workflow_in_progress):
                return [("", _("Somebody is working on a draft of the project. Have it published first."))]
        return []

    def version(self, page: ProjectPage, name: str) -> ProjectPage | None:
        """Return the version of a project that a value is about, None where there is none yet."""
        language = language_in(name)
        return self.standing.versions.get((page.translation_key, language)) if language else page

    def versions(self, plan: Plan) -> list[ProjectPage]:
        """Return the versions of a project in other languages that would be written."""
        found = (self.version(plan.stored, name_of_text(TITLE, language)) for language in plan.texts if plan.stored)
        return [page for page in found if page]

    def faulty(self, plan: Plan) -> set[str]:
        """Return the columns of a row that could not be read: nothing is told of what depends on them."""
        return {column.name for position, column in self.columns if position in plan.row.faults}

    def check(self, plan: Plan) -> None:
        """Check what cells cannot say by themselves."""
        if plan.key and self.times[plan.key] > 1:
            message = _("The identifier {key} stands in {n} rows.")
            plan.faults.append((self.heading(KEY), message.format(key=plan.key, n=self.times[plan.key])))
        elif plan.stored and plan.stored.pk in self.rows_by_page:
            message = _("Row {row} tells of the same project.")
            plan.faults.append((self.heading(KEY), message.format(row=self.rows_by_page[plan.stored.pk])))
        elif plan.stored:
            self.rows_by_page[plan.stored.pk] = plan.row.number
        longest = 255
        if len(plan.key) > longest:
            message = _("The text has {n} characters; {most} fit.")
            plan.faults.append((self.heading(KEY), message.format(n=len(plan.key), most=longest)))
        is_known_good = plan.stored is None and plan.row.number in self.good  # what was checked was the same
        if plan.page is None or is_known_good or (plan.stored and not plan.changed):
            return
        try:
            plan.page.validate_constraints(exclude=self.faulty(plan))
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                plan.faults += [(self.heading(name), message) for message in messages]
