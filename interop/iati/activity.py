"""One project as an activity: a function per part, in the order of the schema."""

import datetime

from django.conf import settings
from lxml import etree

from core.addresses import absolute, address_of
from core.dates import Precision
from core.templatetags.core_tags import iso_date
from interop.iati.described import Described
from interop.iati.writing import XML_LANG, child, narratives, shares
from interop.pages import xml_text
from projectdb.models import ProjectOrganisation, ProjectTerritory
from reference.models import StandardCode

# Codes of IATI 2.03, by list
GENERAL, OBJECTIVES, TARGET_GROUPS, OTHER = "1", "2", "3", "4"  # DescriptionType
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"  # ActivityDateType
CLOSED = "4"  # ActivityStatus
INTERNAL = "A1"  # OtherIdentifierType: of the organisation that reports
ISO_COUNTRIES = "A4"  # GeographicVocabulary
FIRST_LEVEL = "1"  # of administrative areas
APPROXIMATE = "2"  # GeographicExactness
OECD_SECTOR = "1"  # SectorVocabulary
SDG_GOAL, SDG_TARGET, OWN = "2", "3", "99"  # TagVocabulary
OECD_MARKER = "1"  # PolicyMarkerVocabulary
ORIGINAL, INDICATIVE = "1", "1"  # BudgetType, BudgetStatus
WEB_PAGE = "A12"  # DocumentCategory
OUTPUT, UNIT = "1", "1"  # ResultType, IndicatorMeasure
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
GLOBAL_COMPACT = "https://undocs.org/A/RES/73/195"
TAGS = {
    StandardCode.Vocabulary.SDG_GOAL: (SDG_GOAL, ""),
    StandardCode.Vocabulary.SDG_TARGET: (SDG_TARGET, ""),
    StandardCode.Vocabulary.GCM_OBJECTIVE: (OWN, GLOBAL_COMPACT),
}


def activity(project: Described) -> etree._Element:
    """Return the activity of a project without gaps; only its related activities are missing."""
    found = etree.Element("iati-activity", {"last-updated-datetime": moment(project.changed_at), "humanitarian": "0"})
    found.set(XML_LANG, project.language)
    for add in (
        identity, descriptions, organisations, other_identifier, status_and_dates, website, scope,
        countries, locations, sectors, tags, markers, budget, pages, results,
    ):  # fmt: skip
        add(found, project)
    return found


def moment(value: datetime.datetime) -> str:
    """Write a moment in UTC, to the second."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds")


def identity(found: etree._Element, project: Described) -> None:
    """Add who the project is, and who tells of it: the portal, at second hand."""
    child(found, "iati-identifier", project.identifier)
    reporter = child(found, "reporting-org", ref=settings.IATI_PUBLISHER, type=settings.IATI_PUBLISHER_TYPE)
    reporter.set("secondary-reporter", "1")
    narratives(reporter, {project.language: settings.SITE_NAME}, project.language)
    narratives(child(found, "title"), project.texts("title"), project.language)


def descriptions(found: etree._Element, project: Described) -> None:
    """Add summary, key objective, target groups, and the text of the long description."""
    fields = ((GENERAL, "summary"), (OBJECTIVES, "key_objective"), (TARGET_GROUPS, "target_groups"))
    for code, texts in (*((code, project.texts(field)) for code, field in fields), (OTHER, project.long_texts)):
        if any(text.strip() for text in texts.values()):
            narratives(child(found, "description", type=code), texts, project.language)


def organisations(found: etree._Element, project: Described) -> None:
    """Add who takes part, with role and type."""
    for row in project.first.organisations.all():
        kind = row.organisation_type_id or (row.organisation.organisation_type_id if row.organisation else "")
        body = child(found, "participating-org", role=row.role, type=kind)
        narratives(body, names_of(row, project), project.language)


def names_of(row: ProjectOrganisation, project: Described) -> dict[str, str]:
    """Return the names of an organisation by language: a free name is that of the version that says it."""
    if row.organisation and not row.name:
        return project.labels(row.organisation.label)
    return {project.language: row.name}


def other_identifier(found: etree._Element, project: Described) -> None:
    """Add the identifier of the portal where the activity keeps that of its publisher."""
    if project.identifier != project.own_identifier:
        child(found, "other-identifier", ref=project.own_identifier, type=INTERNAL)


def status_and_dates(found: etree._Element, project: Described) -> None:
    """Add status, start and end; what lies ahead, or is not said to be over, is planned."""
    page, today = project.first, datetime.datetime.now(tz=datetime.UTC).date()
    child(found, "activity-status", code=project.status)
    is_over = project.status == CLOSED
    for date, known, precision, is_actual, codes in (
        (page.starts_on, page.starts_on, page.starts_precision, True, (PLANNED_START, ACTUAL_START)),
        (project.ends_on, page.ends_on, page.ends_precision, is_over, (PLANNED_END, ACTUAL_END)),
    ):
        if date:
            added = child(found, "activity-date", type=codes[is_actual and date <= today], iso_date=date)
            if precision != Precision.DAY:  # a day that is not known stands in the attribute
                narratives(added, {project.language: iso_date(known, precision)}, project.language)


def website(found: etree._Element, project: Described) -> None:
    """Add the website of the project."""
    if project.first.website:
        child(child(found, "contact-info", type="1"), "website", project.first.website)


def scope(found: etree._Element, project: Described) -> None:
    """Add how large an area the project is for."""
    if project.first.scope:
        child(found, "activity-scope", code=project.first.scope)


def countries(found: etree._Element, project: Described) -> None:
    """Add the countries that receive: those of all territories but destinations, in equal shares."""
    rows = [row for row in project.first.territories.all() if row.role != ProjectTerritory.Role.DESTINATION]
    codes = list(dict.fromkeys(row.country_id for row in rows if row.country_id))
    for code, share in zip(codes, shares(len(codes)), strict=True):
        child(found, "recipient-country", code=code, percentage=share)


def locations(found: etree._Element, project: Described) -> None:
    """Add the territories; IATI knows no origin or destination, so a description says which they are."""
    for row in project.first.territories.all():
        if row.country is None:
            continue
        place = child(found, "location")
        names = project.labels((row.territory or row.country).label)
        narratives(child(place, "name"), names if not row.name else {project.language: row.name}, project.language)
        told = child(place, "activity-description")
        narratives(told, project.in_each_language(row.get_role_display), project.language)
        child(place, "administrative", vocabulary=ISO_COUNTRIES, code=row.country_id)
        if row.territory:
            child(place, "administrative", vocabulary=ISO_COUNTRIES, level=FIRST_LEVEL, code=row.territory_id)
            if row.territory.latitude is not None:
                point = child(place, "point", srsName=WGS84)
                child(point, "pos", f"{row.territory.latitude} {row.territory.longitude}")
                child(place, "exactness", code=APPROXIMATE)


def sectors(found: etree._Element, project: Described) -> None:
    """Add the sectors of the OECD; in equal shares where not every one has its own, as they must make 100."""
    links = links_of(project, StandardCode.Vocabulary.SECTOR)
    weighed = [link.percentage for link in links]
    is_whole = all(value is not None for value in weighed) and sum(value or 0 for value in weighed) == 100
    given = [str(value) for value in weighed] if is_whole else list(shares(len(links)))
    for link, share in zip(links, given, strict=True):
        child(found, "sector", vocabulary=OECD_SECTOR, code=link.code.notation, percentage=share)


def tags(found: etree._Element, project: Described) -> None:
    """Add goals, targets, objectives of the Global Compact, and the themes of the portal."""
    for vocabulary, (number, uri) in TAGS.items():
        for link in links_of(project, vocabulary):
            tag = child(found, "tag", vocabulary=number, vocabulary_uri=uri, code=link.code.notation)
            narratives(tag, project.labels(link.code.label), project.language)
    for theme in project.first.theme_list:
        tag = child(found, "tag", vocabulary=OWN, vocabulary_uri=settings.WAGTAILADMIN_BASE_URL, code=theme.pk)
        narratives(tag, project.labels(theme.label), project.language)


def markers(found: etree._Element, project: Described) -> None:
    """Add policy markers with their weight."""
    for link in links_of(project, StandardCode.Vocabulary.POLICY_MARKER):
        marker = child(found, "policy-marker", vocabulary=OECD_MARKER, code=link.code.notation)
        if link.significance is not None:
            marker.set("significance", str(link.significance))


def links_of(project: Described, vocabulary: str) -> list:
    """Return the codes of a project in one vocabulary, in the editor's order."""
    return [link for link in project.first.code_links.all() if link.code.vocabulary == vocabulary]


def budget(found: etree._Element, project: Described) -> None:
    """Add the budget in its own currency, where both ends of its period are known."""
    page = project.first
    if page.budget_amount is None or not (page.starts_on and project.ends_on):
        return
    added = child(found, "budget", type=ORIGINAL, status=INDICATIVE)
    child(added, "period-start", iso_date=page.starts_on)
    child(added, "period-end", iso_date=project.ends_on)
    valued_on = page.budget_value_on or page.starts_on
    child(added, "value", str(page.budget_amount), currency=page.budget_currency, value_date=valued_on)


def pages(found: etree._Element, project: Described) -> None:
    """Add the pages of the portal, one per language."""
    for page in project.versions:
        language = project.language_of(page)
        link = child(found, "document-link", url=absolute(address_of(page, language)), format="text/html")
        narratives(child(link, "title"), {language: page.title}, project.language)
        child(link, "category", code=WEB_PAGE)
        child(link, "language", code=language)


def results(found: etree._Element, project: Described) -> None:
    """Add the results that have a year, as actual values of an indicator of that year."""
    for block in project.first.results:
        year = block.value["year"]
        if not year:
            continue
        texts = {
            project.language_of(page): other.value["unit"]
            for page in project.versions
            for other in page.results
            if other.id == block.id
        }
        result = child(found, "result", type=OUTPUT)
        narratives(child(result, "title"), texts, project.language)
        indicator = child(result, "indicator", measure=UNIT)
        narratives(child(indicator, "title"), texts, project.language)
        period = child(indicator, "period")
        child(period, "period-start", iso_date=f"{year}-01-01")
        child(period, "period-end", iso_date=f"{year}-12-31")
        child(period, "actual", value=xml_text(block.value["value"]))
