"""Projects and country profiles."""

from collections.abc import Iterable
from functools import partial as bind

from content.loader.pack.documents import CountryProfileEntry
from content.loader.pack.fields import LANGUAGES, Localized
from content.loader.pack.records import ProjectEntry
from content.loader.pages.item import Builder, PageItem, partial
from projectdb.models import CountryProfilePage, ProjectOrganisation, ProjectPage, ProjectTerritory


def project_items(projects: Iterable[ProjectEntry]) -> list[PageItem]:
    """Return the projects of the database."""
    return [
        PageItem(f"projects/{entry.key}", "index/projects", LANGUAGES, bind(build_project, entry)) for entry in projects
    ]


def build_project(entry: ProjectEntry, builder: Builder, language: str) -> ProjectPage:
    """Return one project in one language; its long page gives slug, description and near practices."""
    key, story = f"projects/{entry.key}", entry.story
    version = story.versions[language] if story else None
    page = builder.page(
        ProjectPage, key, language,
        title=entry.title[language],
        slug=version.slug if version else builder.slug("projects", entry.key, language, entry.title[language]),
        summary=entry.summary[language],
        search_description=version.search_description if version else "",
        title_is_descriptive=entry.title_is_descriptive,
        framework_id=entry.framework,
        status_id=entry.status,
        budget_amount=entry.budget_amount,
        budget_currency=entry.budget_currency or "",
        confidence=entry.confidence,
        body=builder.stream(version.body, key) if version else [],
        **partial(entry.start, "starts"),
        **partial(entry.end, "ends"),
    )  # fmt: skip
    builder.classify(page, themes=entry.themes)
    builder.code(
        page,
        sdg_target=entry.sdg_targets,
        gcm=entry.gcm_objectives,
        sector=entry.iati_sectors,
        marker=entry.policy_markers,
    )
    page.territories = builder.children(ProjectTerritory, key, language, territories(entry, language))
    page.organisations = builder.children(ProjectOrganisation, key, language, organisations(builder, entry, language))
    related = [f"projects/{other}" for other in entry.related]
    if story:
        related += [f"practices/{k}" for k in story.practices] + [f"publications/{k}" for k in story.publications]
        related += [f"country-profiles/{story.country_profile}"] if story.country_profile else []
    builder.relate(page, *related, part_of=f"projects/{entry.parent}" if entry.parent else None)
    builder.attest(page, dict.fromkeys([entry.source_url, *(story.sources if story else ())]))
    return page


def territories(entry: ProjectEntry, language: str) -> Iterable[dict[str, object]]:
    """Yield the territories that a project ties: where it works, then those at the other end."""
    name = entry.territory[language] if entry.territory else ""
    if not entry.countries and name:
        yield {"role": ProjectTerritory.Role.ORIGIN, "name": name}
    for position, country in enumerate(entry.countries):
        codes = [code for code in entry.territory_codes if code.startswith(f"{country}-")]
        named = name if position == 0 else ""
        yield {
            "role": ProjectTerritory.Role.ORIGIN,
            "country_id": country,
            "territory_id": codes[0] if codes else None,
            "name": named,
        }
    for country in entry.partner_countries:
        codes = [code for code in entry.partner_territory_codes if code.startswith(f"{country}-")]
        yield {
            "role": ProjectTerritory.Role.DESTINATION,
            "country_id": country,
            "territory_id": codes[0] if codes else None,
        }


def organisations(builder: Builder, entry: ProjectEntry, language: str) -> Iterable[dict[str, object]]:
    """Yield the lead of a project; one that is in the list of organisations is linked, not named."""
    if not entry.lead:
        return
    known = next(
        (
            o.key
            for o in builder.pack.organisations.values()
            if is_named(o.name, entry.lead) or is_named(o.acronym, entry.lead)
        ),
        None,
    )
    name = "" if known else entry.lead[language]
    yield {
        "role": ProjectOrganisation.Role.ACCOUNTABLE,
        "organisation_id": known,
        "name": name,
        "organisation_type_id": entry.lead_org_type,
    }


def is_named(name: Localized | None, words: Localized) -> bool:
    """Say whether a lead is called exactly like an organisation, in every language."""
    return name is not None and all(name[language] == words[language] for language in LANGUAGES)


def profile_items(profiles: Iterable[CountryProfileEntry]) -> list[PageItem]:
    """Return the country profiles."""
    return [
        PageItem(f"country-profiles/{entry.key}", "index/country-profiles", entry.languages, bind(build_profile, entry))
        for entry in profiles
    ]


def build_profile(entry: CountryProfileEntry, builder: Builder, language: str) -> CountryProfilePage:
    """Return one country profile in one language."""
    key, version = f"country-profiles/{entry.key}", entry.versions[language]
    page = builder.page(
        CountryProfilePage, key, language,
        title=version.title,
        slug=version.slug,
        summary=version.summary,
        search_description=version.search_description,
        country_id=entry.country,
        body=builder.stream(version.body, key),
        reviewed_on=entry.reviewed.first,
    )  # fmt: skip
    builder.relate(page, *(f"projects/{other}" for other in entry.projects))
    builder.attest(page, entry.sources)
    return page
