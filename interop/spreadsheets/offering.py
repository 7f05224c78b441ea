"""Files that the portal offers: the template, the projects of a list, the rows that were rejected."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.i18n import active_language
from interop.models import ImportedProject, ImportedRow, SpreadsheetImport
from interop.spreadsheets.projects import COLUMNS, KEY
from interop.spreadsheets.reading import read_table
from interop.spreadsheets.standing import ROWS, own_key
from interop.spreadsheets.vocabularies import Vocabularies
from interop.spreadsheets.writing import Rows, csv_response, xlsx_response
from projectdb.models import ProjectPage
from projectdb.querysets import ProjectQuerySet
from reference.models import StandardCode

CHUNK = 200  # projects in memory at a time
FORMATS = ("csv", "xlsx")


def template_response(form: str) -> HttpResponseBase:
    """Answer with an empty file to fill in; XLSX also explains the columns and names the rows of the lists."""
    headings = [str(column.label) for column in COLUMNS]
    if form == "csv":
        return csv_response("projects-template", [headings])
    sheets: dict[str, Rows] = {_("Projects"): [headings], _("Columns"): explanations(), _("Lists"): lists()}
    return xlsx_response("projects-template", sheets)


def explanations() -> Iterator[list[str]]:
    """Yield for each column its heading, its name in every language, what to write, and an example."""
    yield [_("Heading"), _("Name in every language"), _("What to write"), _("Example")]
    for column in COLUMNS:
        yield [str(column.label), column.name, str(column.hint), str(column.example)]


def lists() -> Iterator[list[str]]:
    """Yield the rows of the controlled lists: list, code, label."""
    found = Vocabularies()
    yield [_("List"), _("Code"), _("Label")]
    for name, vocabulary in (
        (_("Framework"), found.frameworks),
        (_("Status"), found.statuses),
        (_("Scope"), found.scopes),
        (_("Confidence"), found.confidences),
        (_("Themes"), found.themes),
        (_("Organisation type"), found.organisation_types),
        *((str(choice.label), found.codes(choice)) for choice in StandardCode.Vocabulary),
        (_("Countries"), found.countries),
        (_("Territories"), found.territories),
        (_("Organisations"), found.organisations),
    ):
        for code, label in vocabulary.labels.items():
            yield [name, code, str(label)]


def projects_response(numbers: Sequence[int], form: str) -> HttpResponseBase:
    """Answer with projects, by number, in this order; the file can be imported again."""
    if form == "csv":
        return csv_response("projects", project_rows(numbers))
    return xlsx_response("projects", {_("Projects"): project_rows(numbers)})


def project_rows(numbers: Sequence[int]) -> Rows:
    """Return the headings and a row for each project; so many queries for each chunk of them.

    Rows are made while they are sent, in the language in which they were asked for.
    """
    language = active_language()
    headings = [str(column.label) for column in COLUMNS]

    def rows() -> Iterator[list[object]]:
        found = Vocabularies()
        yield list(headings)
        for start in range(0, len(numbers), CHUNK):
            with override(language):
                chunk = rows_of(numbers[start : start + CHUNK], found)
            yield from chunk

    return rows()


def rows_of(numbers: Sequence[int], found: Vocabularies) -> list[list[object]]:
    """Return a row for each of some projects."""
    keys = dict(ImportedProject.objects.filter(page__in=numbers).values_list("page", "key"))
    pages = in_order(numbers, ProjectPage.objects.all())
    return [cells_of(page, keys.get(page.pk) or own_key(page), found) for page in pages]


def in_order(numbers: Sequence[int], projects: ProjectQuerySet) -> list[ProjectPage]:
    """Return those of some projects that have one of the numbers, in the order of these, with all their rows."""
    pages = projects.filter(pk__in=numbers).select_related("locale").prefetch_related(*ROWS)
    by_number = {page.pk: page for page in pages}
    return [by_number[number] for number in numbers if number in by_number]


def cells_of(page: ProjectPage, key: str, found: Vocabularies) -> list[object]:
    """Return the cells of one project."""
    return [key if column.name == KEY else column.write(column.get(page), found) for column in COLUMNS]


def faults_response(rejected: Iterable[ImportedRow], form: str) -> HttpResponseBase:
    """Answer with what is wrong with activities, for their publisher: there is nothing to correct in a spreadsheet."""
    headings: list[object] = [_("Identifier"), _("Title"), _("Element"), _("Error")]  # now: a file is sent later

    def rows() -> Iterator[list[object]]:
        yield headings
        for row in rejected:
            yield from ([row.key, row.title, *fault] for fault in row.faults)

    if form == "csv":
        return csv_response("rejected", rows())
    return xlsx_response("rejected", {_("Rejected activities"): rows()})


def rejected_response(spreadsheet: SpreadsheetImport, form: str) -> HttpResponseBase:
    """Answer with the rejected rows of a file as they were sent, and what is wrong with each at its end."""
    table = read_table(bytes(spreadsheet.file))
    told = {row.number: row for row in spreadsheet.rows.filter(outcome=ImportedRow.Outcome.REJECTED)}
    if spreadsheet.is_iati:
        return faults_response(told.values(), form)

    headings: list[object] = [*table.headings, _("Errors")]

    def rows() -> Iterator[list[object]]:
        yield headings
        for row in table.rows:
            if row.number in told:
                yield [*row.cells, "\n".join(": ".join(filter(None, fault)) for fault in told[row.number].faults)]

    if form == "csv":
        return csv_response("rejected", rows())
    return xlsx_response("rejected", {_("Rejected rows"): rows()})
