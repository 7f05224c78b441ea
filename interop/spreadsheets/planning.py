"""What an import would do, row by row: the preview, and the first half of the import itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.models import Confidence
from interop.models import ImportedRow, SpreadsheetImport
from interop.spreadsheets.cells import CellError, text_of
from interop.spreadsheets.columns import Column, Value
from interop.spreadsheets.projects import BY_NAME, KEY, TITLE
from interop.spreadsheets.standing import Standing
from interop.spreadsheets.tables import Row, Table, chunks
from interop.spreadsheets.vocabularies import Vocabularies, as_key
from projectdb.models import ProjectIndexPage, ProjectPage

Outcome = ImportedRow.Outcome


@dataclass
class Plan:
    """What is to be done with one row; `page` is the project as it will be, `values` what the row says of it."""

    row: Row
    key: str = ""
    page: ProjectPage | None = None
    stored: ProjectPage | None = None  # as it stands, when it is an existing one
    before: dict[str, Any] | None = None
    values: dict[str, Value] = field(default_factory=dict)
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
    """Plans the rows of a file; with `lock` it holds the projects concerned until the transaction ends."""

    def __init__(
        self, spreadsheet: SpreadsheetImport, table: Table, parent: ProjectIndexPage, *, lock: bool = False
    ) -> None:
        self.spreadsheet, self.table, self.parent, self.is_meant = spreadsheet, table, parent, lock
        self.lists = Vocabularies()
        self.columns = [(n, BY_NAME[name]) for n, name in enumerate(spreadsheet.mapping) if name]
        self.times = Counter(self.key_of(row) for row in table.rows)
        self.standing = Standing((), parent.locale)
        titles = ProjectPage.objects.child_of(parent).order_by("path").values_list("title", flat=True)
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
            self.standing = Standing(keys, self.parent.locale, lock=self.is_meant)
            yield from map(self.plan, rows)

    def plan(self, row: Row) -> Plan:
        """Return what is to be done with one row."""
        plan = Plan(row, self.key_of(row))
        self.read(plan)
        plan.stored = self.standing.pages.get(plan.key)
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
            if position in row.faults:
                continue
            try:
                value = column.read(row.cells[position], self.lists)
            except CellError as error:
                row.faults[position] = str(error)
                continue
            if value and column.name != KEY:
                plan.values[column.name] = value
        mapped = {position for position, _column in self.columns} | {len(self.table.headings) - 1}
        plan.faults += [(self.table.headings[n], row.faults[n]) for n in sorted(row.faults) if n in mapped]
        plan.title = str(plan.values.get(TITLE, ""))

    def plan_new(self, plan: Plan) -> None:
        """Make the page of a project that is not there yet."""
        page = ProjectPage(locale=self.parent.locale, confidence=Confidence.MEMORY)
        for name, value in plan.values.items():
            BY_NAME[name].put(page, value)
        plan.page, plan.changed = page, list(plan.values)
        title = as_key(plan.title)
        if not title and not any(heading == self.heading(TITLE) for heading, _message in plan.faults):
            plan.faults.append((self.heading(TITLE), _("A new project needs a title.")))
        elif title and not plan.key and title in self.titles:
            message = _("A project with this title exists already. Give its identifier to change it.")
            if self.titles[title]:
                message = _("Row {row} has the same title.").format(row=self.titles[title])
            plan.faults.append((self.heading(TITLE), message))
        self.titles.setdefault(title, str(plan.row.number))

    def plan_change(self, plan: Plan, stored: ProjectPage) -> None:
        """Change an existing project where nobody else has changed it, or where the file shall prevail."""
        plan.title = plan.title or stored.title
        if self.is_meant:
            plan.before = {"page": stored.serializable_data(), "values": self.standing.values.get(stored.pk)}
        page = stored.get_latest_revision_as_object() if stored.has_unpublished_changes else stored
        plan.page, written = page, self.standing.values.get(stored.pk, {})
        for name, value in plan.values.items():
            column = BY_NAME[name]
            ours = column.get(page)
            if value == ours:
                continue
            if written.get(name) == ours or self.chosen.get((plan.row.number, name)) == self.shown(column, ours):
                column.put(page, value)
                plan.changed.append(name)
            else:
                plan.conflicts.append(self.conflict(column, ours, value))
        if plan.changed:
            plan.faults += self.hindrances(stored)

    def shown(self, column: Column, value: Value) -> str:
        """Return a value as it is shown to a reader."""
        return str(column.write(value, self.lists))

    def conflict(self, column: Column, ours: Value, theirs: Value) -> dict[str, Any]:
        """Return a cell that says otherwise than somebody in the portal."""
        return {
            "column": column.name,
            "ours": self.shown(column, ours),
            "theirs": self.shown(column, theirs),
            "chosen": False,
        }

    def hindrances(self, page: ProjectPage) -> list[tuple[str, str]]:
        """Return why a project cannot be changed."""
        if page.locked:
            return [("", _("The project is locked in the portal."))]
        is_live = page.live and self.spreadsheet.is_live
        if page.has_unpublished_changes and (is_live or page.workflow_in_progress):
            return [("", _("Somebody is working on a draft of the project. Have it published first."))]
        return []

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
