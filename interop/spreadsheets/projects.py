"""The columns of a spreadsheet of projects, in the order of the template."""

from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from interop.spreadsheets.columns import (
    AmountColumn,
    ChoiceColumn,
    CodeColumn,
    Column,
    DateColumn,
    DayColumn,
    DescriptionColumn,
    LanguageColumn,
    TextColumn,
)
from interop.spreadsheets.results_column import ResultsColumn
from interop.spreadsheets.row_columns import (
    CodesColumn,
    OrganisationsColumn,
    SourcesColumn,
    TerritoriesColumn,
    ThemesColumn,
)
from interop.spreadsheets.vocabularies import as_key, in_every_language
from projectdb.models import ProjectOrganisation, ProjectTerritory
from reference.models import StandardCode

KEY, TITLE, LANGUAGE = "key", "title", "language"  # names of columns that the import asks for
CODE_OR_LABEL = _("Code or label of the list.")
LIST_OF_CODES = _("Codes or labels of the list, with semicolons between them.")
PLACES = _("Countries or territories by code or name, with semicolons between them; in brackets their name here.")
BODIES = _("Names, with semicolons between them; in square brackets the type, by code or label.")
PARTIAL_DATE = _("Year-month-day, year-month, or the year alone.")
ROLES = ProjectTerritory.Role
PARTS = ProjectOrganisation.Role
CODES = StandardCode.Vocabulary

COLUMNS: tuple[Column, ...] = (
    Column(KEY, _("Identifier"), _("Yours; it finds the project again when the file is imported anew."), "EX-1"),
    TextColumn(TITLE, _("Title"), _("In French, like all texts."), _("Support to municipalities")),
    TextColumn("short_title", _("Short title"), _("Acronym or usual name."), "APCO"),
    TextColumn("summary", _("Summary"), _("Two sentences at most."), _("What the project does, in two sentences.")),
    ChoiceColumn("framework", _("Framework"), CODE_OR_LABEL, "", "frameworks"),
    ChoiceColumn("status", _("Status"), CODE_OR_LABEL, "closed", "statuses"),
    ChoiceColumn("scope", _("Scope"), _("Code or label of the list ActivityScope of IATI."), "6", "scopes"),
    DateColumn("starts_on", _("Start"), PARTIAL_DATE, "2014-05-01"),
    DateColumn("ends_on", _("End"), PARTIAL_DATE, "2016-04"),
    AmountColumn("budget_amount", _("Budget"), _("Digits only, in the currency of the source."), "230000.50"),
    CodeColumn("budget_currency", _("Currency"), _("ISO 4217 code."), "EUR"),
    DayColumn("budget_value_on", _("Value date"), _("Year-month-day."), "2014-05-01"),
    TextColumn("key_objective", _("Key objective"), _("One or two sentences.")),
    TextColumn("target_groups", _("Target groups"), _("Whom the project is for.")),
    DescriptionColumn("body", _("Description"), _("Paragraphs, with an empty line between them.")),
    ResultsColumn(
        "results", _("Results"), _("Value | unit | year, with semicolons between results."),
        _("268 | young people trained | 2016"),
    ),
    TerritoriesColumn(_("Territories of origin"), PLACES, "SN-DB; ML", ROLES.ORIGIN),
    TerritoriesColumn(_("Territories of destination"), PLACES, "IT (Milan)", ROLES.DESTINATION),
    TerritoriesColumn(_("Territories of transit"), PLACES, "", ROLES.TRANSIT),
    TerritoriesColumn(_("Territories of return"), PLACES, "", ROLES.RETURN),
    OrganisationsColumn("lead", _("Lead organisations"), BODIES, _("Example agency [11]"), PARTS.ACCOUNTABLE),
    OrganisationsColumn("funding", _("Funding organisations"), BODIES, "", PARTS.FUNDING),
    OrganisationsColumn("extending", _("Extending organisations"), BODIES, "", PARTS.EXTENDING),
    OrganisationsColumn("implementing", _("Implementing organisations"), BODIES, "", PARTS.IMPLEMENTING),
    ThemesColumn("themes", _("Themes"), _("Codes or labels of the list; the main one comes first."), "diaspora"),
    CodesColumn(
        "sectors", _("Sectors (DAC)"), _("Codes, with the share of the budget in brackets."), "15190 (60)",
        CODES.SECTOR, "percentage",
    ),
    CodesColumn("goals", _("Sustainable Development Goals"), LIST_OF_CODES, "", CODES.SDG_GOAL),
    CodesColumn("targets", _("Sustainable development targets"), LIST_OF_CODES, "10.7; 17.16", CODES.SDG_TARGET),
    CodesColumn("objectives", _("Objectives of the Global Compact"), LIST_OF_CODES, "19", CODES.GCM_OBJECTIVE),
    CodesColumn(
        "markers", _("Policy markers"), _("Codes, with the significance from 0 to 4 in brackets."), "1 (2)",
        CODES.POLICY_MARKER, "significance",
    ),
    TextColumn("website", _("Website"), _("Address of the project."), "https://example.org/apco"),
    TextColumn("contact", _("Contact"), _("A function and a general address, never a private person.")),
    SourcesColumn("sources", _("Sources"), _("Addresses, with semicolons between them."), "https://example.org/source"),
    TextColumn("iati_identifier", _("IATI identifier"), _("That of the publisher, when the project has one.")),
    ChoiceColumn("confidence", _("Confidence"), CODE_OR_LABEL, "memory", "confidences"),
    LanguageColumn(LANGUAGE, _("Language"), _("Only rows in French are taken."), "fr"),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}


@lru_cache
def columns_by_heading() -> dict[str, str]:
    """Return the names of the columns by what a heading may be: the name, or the label in any language."""
    found = {}
    for column in COLUMNS:
        for heading in (column.name, *in_every_language(column.label).values()):
            found[as_key(heading)] = column.name
    return found


def guess(heading: str) -> str:
    """Return the name of the column that a heading stands for; "" for none."""
    return columns_by_heading().get(as_key(heading.strip(" *:")), "")
